using System.Diagnostics.CodeAnalysis;
using System.Text;
using Platform.Media.Audio;

namespace Platform.Media;

/// <summary>
/// The media of a software phone, for simulated callers and agents and for tests: says a loop, hears and keeps what comes.
/// It runs on a <see cref="MediaEngine"/> of the robots' own, so hundreds share one thread.
/// </summary>
public sealed class RtpEndpoint : IDisposable
{
    private readonly HeardAudio _heard;
    private readonly DigitLog _digits;

    private RtpEndpoint(MediaLeg leg, HeardAudio heard, DigitLog digits)
    {
        Leg = leg;
        _heard = heard;
        _digits = digits;
        leg.AddSink(heard);
    }

    /// <summary>The leg below: ports, statistics, digits.</summary>
    public MediaLeg Leg { get; }

    /// <summary>Keys heard so far, in order.</summary>
    public string DigitsHeard => _digits.ToString();

    /// <summary>How much audio was heard since the start or <see cref="Forget"/>.</summary>
    public TimeSpan HeardDuration => TimeSpan.FromSeconds((double)_heard.Total / AudioLoop.SampleRate);

    public static bool TryOpen(MediaEngine engine, [NotNullWhen(true)] out RtpEndpoint? endpoint, out MediaRefusal refusal)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var digits = new DigitLog();
        var allocation = engine.Allocate(digits.OnEvent);
        refusal = allocation.Refusal;
        endpoint = allocation.IsAllocated ? new RtpEndpoint(allocation.Leg, new HeardAudio(), digits) : null;
        return endpoint is not null;
    }

    /// <summary>Sets the peer.</summary>
    public MediaRefusal Connect(MediaRemote remote) => Leg.SetRemote(remote);

    /// <summary>Sends this until told otherwise.</summary>
    public void Say(AudioLoop audio) => Leg.Play(audio);

    /// <summary>
    /// The last audio heard, oldest first, at most <paramref name="longest"/> (null: all that is kept, up to 60 s); 8 kHz mono.
    /// </summary>
    public short[] Heard(TimeSpan? longest = null) =>
        _heard.Newest(longest is { } some ? (long)(some.TotalSeconds * AudioLoop.SampleRate) : long.MaxValue);

    /// <summary>Level of a frequency in the last second heard, in dBFS.</summary>
    public double HeardLevelDbfs(double hz) => ToneDetector.LevelDbfs(_heard.Newest(AudioLoop.SampleRate), hz);

    /// <summary>Forgets the audio heard so far.</summary>
    public void Forget() => _heard.Forget();

    public void Dispose()
    {
        Leg.Dispose();
        _heard.Dispose();
    }

    private sealed class DigitLog
    {
        private readonly StringBuilder _digits = new();

        public void OnEvent(MediaLegEvent raised)
        {
            if (raised is not DigitReceived pressed) return;
            lock (_digits) _digits.Append(pressed.Digit);
        }

        public override string ToString()
        {
            lock (_digits) return _digits.ToString();
        }
    }
}
