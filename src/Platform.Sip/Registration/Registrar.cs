using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Registration;

/// <summary>Bounds of registrations.</summary>
public sealed record RegistrarOptions
{
    /// <summary>When the request asks for no time.</summary>
    public TimeSpan DefaultExpires { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Shorter wishes get 423.</summary>
    public TimeSpan MinExpires { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Longer wishes are cut to this.</summary>
    public TimeSpan MaxExpires { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Of one address of record. A phone that comes back under new ports pushes out the binding that ends first.</summary>
    public int MaxBindings { get; init; } = 10;
}

/// <summary>What a REGISTER came to: the response to send, and the new bindings when the request changed them.</summary>
public sealed record RegisterOutcome(SipResponse Response, BindingSet? Changed);

/// <summary>The registrar over a store: load, decide, save, and again when another write came first.</summary>
public sealed class Registrar(RegistrarOptions options, IBindingStore store, TimeProvider time)
{
    private const int MaxAttempts = 5;

    /// <summary>
    /// Carries out a REGISTER whose sender was authenticated for the address of record. The response is complete but for
    /// headers of the caller's own; 503 when other writers kept winning.
    /// </summary>
    /// <param name="longest">How long a binding may last at most, where that is less than the options say.</param>
    public async ValueTask<SipResponse> RegisterAsync(
        string addressOfRecord, SipRequest request, SipPath source, string toTag, TimeSpan longest, CancellationToken cancellation)
    {
        var limits = longest >= options.MaxExpires ? options : options with
        {
            MaxExpires = longest,
            DefaultExpires = longest < options.DefaultExpires ? longest : options.DefaultExpires,
        };
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var current = await store.LoadAsync(addressOfRecord, cancellation);
            var outcome = Decide(current, request, source, toTag, limits, time.GetUtcNow());
            if (outcome.Changed is null
                || await store.TrySaveAsync(outcome.Changed, current.Version, cancellation)) return outcome.Response;
        }
        return SipResponse.For(request, 503, toTag);
    }

    /// <summary>The live bindings, best first: highest q, then registered last.</summary>
    public async ValueTask<IReadOnlyList<Binding>> LookupAsync(string addressOfRecord, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var set = await store.LoadAsync(addressOfRecord, cancellation);
        return [.. set.Bindings.Where(b => b.ExpiresAt > now).OrderByDescending(b => b.QualityPermille).ThenByDescending(b => b.ExpiresAt)];
    }

    /// <summary>The pure decision; see <see cref="RegisterDecision"/>.</summary>
    public static RegisterOutcome Decide(
        BindingSet current, SipRequest request, SipPath source, string toTag, RegistrarOptions options, DateTimeOffset now) =>
        new RegisterDecision(current, request, source, toTag, options, now).Decide();
}
