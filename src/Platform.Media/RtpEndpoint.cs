using System.Diagnostics.CodeAnalysis;
using Platform.Media.Audio;

namespace Platform.Media;

/// <summary>
/// The media of a software phone, for simulated callers and agents and for tests: says a loop, hears and keeps what comes.
/// It runs on a <see cref="MediaEngine"/> of the robots' own, so hundreds share one thread.
/// </summary>
public sealed class RtpEndpoint : IDisposable
{
    private RtpEndpoint(MediaLeg leg) => Leg = leg;

    /// <summary>The leg below: ports, statistics, digits.</summary>
    public MediaLeg Leg { get; }

    public static bool TryOpen(MediaEngine engine, [NotNullWhen(true)] out RtpEndpoint? endpoint, out MediaRefusal refusal) => throw new NotSupportedException();

    /// <summary>Keys heard so far, in order.</summary>
    public string DigitsHeard => throw new NotSupportedException();

    /// <summary>How much audio was heard since the start or <see cref="Forget"/>.</summary>
    public TimeSpan HeardDuration => throw new NotSupportedException();

    /// <summary>Sets the peer.</summary>
    public MediaRefusal Connect(MediaRemote remote) => throw new NotSupportedException();

    /// <summary>Sends this until told otherwise.</summary>
    public void Say(AudioLoop audio) => throw new NotSupportedException();

    /// <summary>Sends nothing more.</summary>
    public void FallSilent() => throw new NotSupportedException();

    /// <summary>The last audio heard, oldest first, at most <paramref name="longest"/> (null: all that is kept, up to 60 s); 8 kHz mono.</summary>
    public short[] Heard(TimeSpan? longest = null) => throw new NotSupportedException();

    /// <summary>Level of a frequency in the last second heard, in dBFS.</summary>
    public double HeardLevelDbfs(double hz) => throw new NotSupportedException();

    /// <summary>Forgets the audio heard so far.</summary>
    public void Forget() => throw new NotSupportedException();

    public void Dispose() => throw new NotSupportedException();
}
