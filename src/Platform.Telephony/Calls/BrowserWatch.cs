using Platform.Sip.Registration;
using Platform.Sip.Sdp;
using Platform.Sip.Transports;
using Platform.Telephony.Legs;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Calls;

/// <summary>
/// Looks whether an agent's browser is still there in mid-call. It looks when the agent's registrations change and, from then on, every
/// quarter of a second until all is well. Gone is a browser whose connection or media is closed and whose sound has stopped: one whose sound
/// goes on only lost its signalling, and will register again. While a leg is away, each connection that the agent has opened since the old one was
/// last heard gets the call offered. Called on the call's queue.
/// </summary>
internal sealed class BrowserWatch(CallSession call, CallServices services, AgentCaller caller)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    /// <summary>Twenty-five packets.</summary>
    private static readonly TimeSpan SilenceWhenClosed = TimeSpan.FromMilliseconds(500);

    /// <summary>A connection may look open for long after its machine is gone.</summary>
    private static readonly TimeSpan SilenceWhenOpen = TimeSpan.FromSeconds(3);

    public void Look(Leg leg)
    {
        FollowFlow(leg);
        if (leg.Record.Phase == LegPhase.Live && IsBrowserOfAgent(leg) && IsGone(leg))
            call.Apply(leg, new LegInput.DeviceGone());
        else if (leg.Record.Phase == LegPhase.Away)
            LookForDevice(leg);
        if (leg.Record.Phase == LegPhase.Away || (leg.Record.Phase == LegPhase.Live && IsBrowserOfAgent(leg) && !IsWell(leg)))
            leg.LookAgain(Period, services.Time, () => call.PostLook(leg));
    }

    private static bool IsBrowserOfAgent(Leg leg) => leg.Record is { Agent: not null, Terms.Browser: not null, Dialog: not null };

    private void LookForDevice(Leg leg)
    {
        if (ExpectsSound(leg) ? LastHeardAt(leg) > leg.AwayAt : IsOpen(leg))
        {
            call.Apply(leg, new LegInput.DeviceBack());
            return;
        }

        foreach (var device in DevicesOf(leg))
        {
            if (SipPath.TryParse(device.ReceivedPath, out var path) && services.Flows.WasOpenedAfter(device, LastHeardAt(leg) - SilenceWhenClosed)
                && device.ContactUri != leg.Record.Dialog!.RemoteTarget && leg.Recalled.Add((device.ContactUri, device.ConnectionId)))
                caller.Recall(leg, device, path with { ConnectionId = device.ConnectionId });
        }
    }

    /// <summary>A page that lost its connection registers under the same contact with the next one.</summary>
    private void FollowFlow(Leg leg)
    {
        if (!IsBrowserOfAgent(leg) || IsOpen(leg))
            return;
        var same = DevicesOf(leg).FirstOrDefault(device => device.ContactUri == leg.Record.Dialog!.RemoteTarget);
        if (same is not null && SipPath.TryParse(same.ReceivedPath, out var path))
            call.Apply(leg, new LegInput.FlowMoved(path with { ConnectionId = same.ConnectionId }));
    }

    private IEnumerable<Binding> DevicesOf(Leg leg) =>
        services.Bindings.Live(Contracts.GrainKey.TenantOf(call.Key), leg.Record.Agent!).Where(OpenFlows.IsFlow);

    private bool IsWell(Leg leg) => IsOpen(leg) && !leg.HasSaidFarewell && SilenceOf(leg) < SilenceWhenClosed;

    private bool IsGone(Leg leg) => IsOpen(leg) && !leg.HasSaidFarewell
        ? SilenceOf(leg) >= SilenceWhenOpen
        : !ExpectsSound(leg) || SilenceOf(leg) >= SilenceWhenClosed;

    private bool IsOpen(Leg leg) => SipPath.TryParse(leg.Record.Dialog!.Path, out var path)
        && services.Flows.IsOpen(path with { ConnectionId = leg.Record.Dialog.ConnectionId });

    private TimeSpan SilenceOf(Leg leg) => ExpectsSound(leg) ? services.Time.GetUtcNow() - LastHeardAt(leg) : TimeSpan.Zero;

    private static bool ExpectsSound(Leg leg) => leg.Record.Audio?.Direction.Receives() ?? false;

    private static DateTimeOffset LastHeardAt(Leg leg) => leg.Media.Statistics.LastPacketAt is { } heard && heard > leg.TalksSince
        ? heard : leg.TalksSince;
}
