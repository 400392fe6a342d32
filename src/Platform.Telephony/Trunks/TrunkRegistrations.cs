using System.Collections.Concurrent;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Telephony.Trunks;

/// <summary>Our registrations at carriers: one for each trunk whose account says so, as the catalog stands.</summary>
internal sealed class TrunkRegistrations(TrunkServices services) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TrunkRegistration> kept = new();
    private CatalogSnapshot? seen;
    private bool isStopped;

    /// <summary>Begins and ends registrations when the catalog changed. Not to be called twice at once.</summary>
    public void Beat(CatalogSnapshot catalog)
    {
        if (isStopped || ReferenceEquals(seen, catalog))
            return;
        seen = catalog;
        var wanted = catalog.Trunks.Where(trunk => trunk.Account is { Registers: true }).ToDictionary(trunk => trunk.TrunkId);
        foreach (var registration in kept.Values.Where(registration =>
            !wanted.TryGetValue(registration.Trunk.TrunkId, out var trunk) || !registration.Serves(trunk)))
        {
            kept.TryRemove(registration.Trunk.TrunkId, out _);
            _ = registration.DisposeAsync().AsTask();
        }

        foreach (var trunk in wanted.Values)
            kept.GetOrAdd(trunk.TrunkId, _ => new TrunkRegistration(trunk, services));
    }

    /// <summary>The trunk whose registered contact a request is for; null when it is for none.</summary>
    public string? FindTrunk(SipRequest request, SipPath source)
    {
        foreach (var registration in kept.Values)
        {
            if (registration.IsFor(request, source))
                return registration.Trunk.TrunkId;
        }

        return null;
    }

    public IReadOnlyList<string> RoutesOf(string trunk) => kept.TryGetValue(trunk, out var registration) ? registration.ServiceRoute : [];

    /// <summary>Null when the trunk does not register.</summary>
    public SipUri? ContactOf(string trunk, SipTransportKind transport) =>
        kept.TryGetValue(trunk, out var registration) ? registration.ContactFor(transport) : null;

    public RegistrationState? StateOf(string trunk) => kept.GetValueOrDefault(trunk)?.State;

    public (int Registered, int Wanted) Count() => (kept.Values.Count(registration => registration.State.IsRegistered), kept.Count);

    /// <summary>Takes all registrations back.</summary>
    public async ValueTask DisposeAsync()
    {
        isStopped = true;
        await Task.WhenAll(kept.Values.Select(registration => registration.DisposeAsync().AsTask()));
        kept.Clear();
    }
}
