using System.Net;
using Platform.Sip.Messages;

namespace Platform.Host.Robots;

/// <summary>What a robot caller makes of its call.</summary>
/// <param name="Patience">How long it waits for an agent.</param>
/// <param name="TalkTime">After it, the caller hangs up; the agent may have done so before.</param>
internal readonly record struct CallerBehaviour(TimeSpan Patience, TimeSpan TalkTime);

/// <summary>
/// Somebody who calls an access number from a trunk. That an agent answered is heard, not told: music and an agent look
/// alike in SIP when the platform answers before it queues.
/// </summary>
internal sealed class RobotCaller(RobotStation station, IPEndPoint platform, TimeProvider time)
{
    private static readonly TimeSpan ListenPeriod = TimeSpan.FromMilliseconds(500);

    /// <summary>Sends an INVITE; null when this machine has no free ports.</summary>
    public OutgoingRobotCall? Call(string number, string from) =>
        OutgoingRobotCall.Place(station, SipUri.Sip(number, platform.Address.ToString(), platform.Port), from, RobotVoice.Caller);

    /// <summary>Plays the call to its end.</summary>
    /// <param name="onAgent">Called once when the agent is heard.</param>
    public async Task Play(OutgoingRobotCall call, CallerBehaviour behaviour, Action onAgent, CancellationToken cancellation)
    {
        using var hangUp = cancellation.Register(call.HangUp);
        using var patience = new CancellationTokenSource(behaviour.Patience, time);
        if (await HearsAgent(call, patience.Token))
        {
            onAgent();
            await Task.WhenAny(call.Ended, Task.Delay(behaviour.TalkTime, time, cancellation));
        }
        call.HangUp();
        await call.Ended;
    }

    /// <summary>True once the agent's tone is heard; false when the call ends, or patience does.</summary>
    public async Task<bool> HearsAgent(OutgoingRobotCall call, CancellationToken patience)
    {
        while (!patience.IsCancellationRequested && call.Phase != RobotCallPhase.Ended)
        {
            if (ToneFinding.In(call.Audio.Rtp.Heard(ListenPeriod), RobotVoice.Agent.Hz).IsHeard) return true;
            await Task.WhenAny(call.Ended, Task.Delay(ListenPeriod, time, patience));
        }
        return false;
    }
}
