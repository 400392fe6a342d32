using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Telephony.Trunks;

/// <summary>
/// Keeps one trunk registered at its carrier until it is stopped, and then takes the registration back (RFC 3261 section 10.2).
/// The contact's user is the trunk's id, with a parameter that nobody can guess: a call that the carrier sends to it is known
/// by it, from whatever address it comes.
/// </summary>
internal sealed class TrunkRegistration : IAsyncDisposable
{
    private const string LineParameter = "line";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(2);

    private readonly TrunkServices services;
    private readonly CancellationTokenSource stopping = new();
    private readonly string callId;
    private readonly string fromTag;
    private readonly string line;
    private readonly Task running;
    private uint sequence;

    public TrunkRegistration(TrunkDocument trunk, TrunkServices services)
    {
        (Trunk, this.services) = (trunk, services);
        (callId, fromTag, line) = (services.Sip.Ids.NewCallId(), services.Sip.Ids.NewTag(), services.Sip.Ids.NewTag());
        State = new RegistrationState(services.Time.GetUtcNow(), trunk.Account!.ExpiresS);
        running = Task.Run(RunAsync);
    }

    public TrunkDocument Trunk { get; }

    public RegistrationState State { get; private set; }

    /// <summary>Where we are registered; null while we are not.</summary>
    public SipPath? Path { get; private set; }

    /// <summary>Route values for our requests by this registration (RFC 3608).</summary>
    public IReadOnlyList<string> ServiceRoute { get; private set; } = [];

    /// <summary>The hops that the carrier's calls to us take (RFC 3327), as it told.</summary>
    public IReadOnlyList<string> PathSet { get; private set; } = [];

    /// <summary>What is registered does not need to be registered anew for these settings.</summary>
    public bool Serves(TrunkDocument trunk) => trunk.TrunkId == Trunk.TrunkId && trunk.Account == Trunk.Account && RegistrarOf(trunk) == RegistrarOf(Trunk);

    public SipUri ContactFor(SipTransportKind transport)
    {
        var contact = services.Sip.LocalContact(transport, Trunk.TrunkId);
        return contact with { Parameters = contact.Parameters.With(LineParameter, line) };
    }

    /// <summary>The carrier sends this to what we registered.</summary>
    public bool IsFor(SipRequest request, SipPath source) => request.Uri.IsSip && request.Uri.DecodedUser == Trunk.TrunkId
        && (request.Uri.Parameters.Get(LineParameter) == line || (Path is { } path && path.Remote.Address.Equals(source.Remote.Address)));

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await running;
        if (State.IsRegistered && Path is { } path)
            await AskAsync(path, 0, FarewellPatience);
        stopping.Dispose();
    }

    private static SipUri RegistrarOf(TrunkDocument trunk) => SipUri.Parse(trunk.Account!.Registrar ?? trunk.Peers[0].Uri);

    private async Task RunAsync()
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                Take(await RegisterAsync());
            }
            catch (Exception fault)
            {
                // Whatever went wrong, the carrier is asked again.
                services.Log.RegistrationFault(fault, Trunk.TrunkId);
                Take((null, null));
            }

            await PauseAsync(State.Wait(services.Time.GetUtcNow(), services.Options.RegistrationRetryBase, services.Chance()));
        }
    }

    private async Task PauseAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, services.Time, stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop: the loop sees it.
        }
    }

    /// <summary>Asks at each of the registrar's addresses until one answers.</summary>
    private async Task<(SipResponse? Answer, SipPath? Path)> RegisterAsync()
    {
        foreach (var path in await services.ResolveAsync(RegistrarOf(Trunk), Patience))
        {
            if (await AskAsync(path, State.WantedS, Patience) is { } answer && answer.StatusCode is not (408 or 503))
                return (answer, path);
        }

        return (null, null);
    }

    /// <summary>One REGISTER, and a second one with credentials when they are asked for; null without an answer in time.</summary>
    private async Task<SipResponse?> AskAsync(SipPath path, int expiresS, TimeSpan patience)
    {
        var request = NewRegister(path.Transport, expiresS);
        var answer = await SendAsync(request, path, patience);
        if (answer is not { StatusCode: 401 or 407 })
            return answer;
        var again = request.Clone();
        if (!services.Accounts.TryAnswer(Trunk, answer, again))
            return answer;
        sequence = again.CSeq.Number;
        return await SendAsync(again, path, patience);
    }

    private async Task<SipResponse?> SendAsync(SipRequest request, SipPath path, TimeSpan patience)
    {
        try
        {
            return await services.Sip.SendRequestAsync(request, path).WaitAsync(patience, services.Time);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private SipRequest NewRegister(SipTransportKind transport, int expiresS)
    {
        var account = Trunk.Account!;
        var domain = account.Domain ?? RegistrarOf(Trunk).Host;
        var us = SipUri.Sip(account.User, domain);
        var target = account.Domain is null ? RegistrarOf(Trunk) with { User = null } : SipUri.Sip(null, domain);
        var request = new SipRequest(SipMethod.Register, target);
        request.Add(SipHeader.From, $"<{us}>;tag={fromTag}");
        request.Add(SipHeader.To, $"<{us}>");
        request.Add(SipHeader.CallId, callId);
        request.Add(SipHeader.CSeq, $"{(++sequence).ToString(CultureInfo.InvariantCulture)} REGISTER");
        request.Add(SipHeader.Contact, $"<{ContactFor(transport)}>");
        request.Add(SipHeader.Expires, expiresS.ToString(CultureInfo.InvariantCulture));
        request.Add(SipHeader.Supported, "path");
        return request;
    }

    private void Take((SipResponse? Answer, SipPath? Path) asked)
    {
        var before = State;
        var now = services.Time.GetUtcNow();
        if (asked.Answer is { IsSuccess: true } answer)
        {
            (Path, ServiceRoute, PathSet) = (asked.Path, [.. answer.All(SipHeader.ServiceRoute)], [.. answer.All(SipHeader.Path)]);
            State = before.Accepted(GrantedBy(answer, before.WantedS), now);
        }
        else
        {
            State = before.Failed(asked.Answer?.StatusCode ?? 408, (int?)asked.Answer?.GetNumber(SipHeader.MinExpires), now);
        }

        if (State.IsRegistered && !before.IsRegistered)
            services.Log.TrunkRegistered(Trunk.TrunkId);
        else if (!State.IsRegistered && (before.IsRegistered || before.LastStatus != State.LastStatus))
            services.Log.TrunkNotRegistered(Trunk.TrunkId, State.LastStatus ?? 0);
    }

    /// <summary>The expiry of our contact among those in the answer; else the whole answer's; else what we asked for.</summary>
    private int GrantedBy(SipResponse answer, int wantedS)
    {
        if (answer.TryGetAddresses(SipHeader.Contact, out var contacts))
        {
            foreach (var contact in contacts)
            {
                if (contact.Uri.IsSip && contact.Uri.Parameters.Get(LineParameter) == line
                    && int.TryParse(contact.Parameters.Get("expires"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
                    return seconds;
            }
        }

        return (int?)answer.GetNumber(SipHeader.Expires) ?? wantedS;
    }
}
