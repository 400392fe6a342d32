using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;

namespace Platform.Host.Robots;

/// <summary>What a phone does with its next call.</summary>
/// <param name="TalkTime">After it, the phone hangs up; null waits for the far side to.</param>
internal readonly record struct PhoneBehaviour(TimeSpan AnswerDelay, TimeSpan? TalkTime);

/// <summary>A softphone with a robot at it: registers and stays registered, answers calls one at a time, talks, hangs up.</summary>
internal sealed class RobotPhone : IAsyncDisposable
{
    private static readonly TimeSpan ShortestRefresh = TimeSpan.FromSeconds(5);

    private readonly RobotStation _station;
    private readonly PhoneAccount _account;
    private readonly RobotRegistration _registration;
    private readonly Func<PhoneBehaviour> _next;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closing = new();
    private volatile RobotCall? _call;
    private Task _refreshing = Task.CompletedTask;

    /// <param name="proxy">Where REGISTER goes.</param>
    /// <param name="next">Asked once for each call.</param>
    public RobotPhone(RobotStation station, PhoneAccount account, SipPath proxy, Func<PhoneBehaviour> next, TimeProvider time)
    {
        (_station, _account, _next, _time) = (station, account, next, time);
        _registration = new RobotRegistration(station.Sip, account, Contact, proxy);
        station.Plug(account.User, this);
    }

    /// <summary>A call began to ring; raised on a lane of the stack.</summary>
    public event Action<IncomingRobotCall>? Rang;

    /// <summary>Where the phone can be called directly.</summary>
    public SipUri Contact => _station.Contact(_account.User);

    public bool IsTalking => _call is { Phase: RobotCallPhase.Talking };

    /// <summary>Registers and keeps the registration fresh; null, or why it was refused.</summary>
    public async Task<string?> RegisterAsync(CancellationToken cancellation)
    {
        var (life, answer) = await _registration.RegisterAsync(cancellation);
        if (life is null) return $"{_account.Address} could not register: {answer}";
        _refreshing = KeepRegistered(life.Value, _closing.Token);
        return null;
    }

    public void OnInvite(SipServerTransaction invite)
    {
        if (_closing.IsCancellationRequested || _call is { Phase: not RobotCallPhase.Ended })
        {
            invite.Respond(486);
            return;
        }
        if (IncomingRobotCall.Ring(_station, invite, RobotVoice.Agent) is not { } call) return;
        _call = call;
        Rang?.Invoke(call);
        _ = Handle(call, _next());
    }

    /// <summary>Hangs up, unregisters, and leaves the station. A registrar that is gone is not waited for.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_closing.IsCancellationRequested) return;
        var wasRegistered = _refreshing != Task.CompletedTask;
        await _closing.CancelAsync();
        await _refreshing;
        _call?.HangUp();
        if (wasRegistered) await Unregister();
        _station.Unplug(_account.User);
        _closing.Dispose();
    }

    private async Task Unregister()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        try
        {
            await _registration.UnregisterAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }

    private async Task Handle(IncomingRobotCall call, PhoneBehaviour behaviour)
    {
        await EndOrDelay(call, behaviour.AnswerDelay);
        call.Answer();
        if (!await call.Connected || behaviour.TalkTime is not { } talkTime) return;
        await EndOrDelay(call, talkTime);
        call.HangUp();
    }

    private async Task EndOrDelay(IncomingRobotCall call, TimeSpan delay) => await Task.WhenAny(call.Ended, Task.Delay(delay, _time));

    private async Task KeepRegistered(TimeSpan life, CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                var wait = life / 2 > ShortestRefresh ? life / 2 : ShortestRefresh;
                await Task.Delay(wait, _time, cancellation);
                var (next, _) = await _registration.RegisterAsync(cancellation);
                life = next ?? TimeSpan.Zero;
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
    }
}
