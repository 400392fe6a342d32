using Platform.Media.Codecs;
using Platform.Media.Relay;

namespace Platform.Media.Recording;

/// <param name="Order">Packets are decoded in this order.</param>
/// <param name="At">Sample of the time line that its first sample belongs to.</param>
/// <param name="IsFirst">Nothing goes on from what was before.</param>
internal readonly record struct PacketPlace(long Order, long At, bool IsFirst);

/// <summary>
/// Where packets of a leg stand on the recording's time line. The first one stands where it arrived, the others follow by their time
/// stamps. A sender's clock that runs apart from ours is followed: every five seconds the least delay is brought back to nothing when
/// it is off by 20 ms.
/// </summary>
/// <param name="ticksPerSecond">Of arrival times.</param>
internal sealed class TrackPlacing(long ticksPerSecond)
{
    private const int Rate = RecordingFormat.SampleRate;
    private const int Jump = Rate;
    private const int Window = 5 * Rate;
    private const int Tolerance = Rate / 50;

    private long _epoch;
    private long _sequence;
    private uint _timestamp;
    private long _stamped;
    private long _anchor;
    private int _clockRate;
    private long _leastDelay;
    private long _windowEnd;

    public PacketPlace Place(in HeardPacket packet)
    {
        var arrived = SampleAt(packet.ArrivedAt, ticksPerSecond);
        var clockRate = AudioCodecs.RtpClockRate(packet.Codec);
        var isFirst = packet.IsRestart || clockRate != _clockRate;
        if (isFirst) Begin(packet, arrived, clockRate);
        _sequence += (short)(packet.Sequence - (ushort)_sequence);
        _stamped += (long)(int)(packet.Timestamp - _timestamp) * Rate / clockRate;
        _timestamp = packet.Timestamp;
        Follow(arrived);
        return new PacketPlace(_epoch << 40 | _sequence, _stamped + _anchor, isFirst);
    }

    /// <summary>Ticks as samples since the engine began.</summary>
    public static long SampleAt(long ticks, long ticksPerSecond) =>
        ticks / ticksPerSecond * Rate + ticks % ticksPerSecond * Rate / ticksPerSecond;

    private void Begin(in HeardPacket packet, long arrived, int clockRate)
    {
        _epoch++;
        (_clockRate, _timestamp, _stamped, _anchor) = (clockRate, packet.Timestamp, 0, arrived);
        _sequence = packet.Sequence + (1L << 20);
        BeginWindow(arrived);
    }

    private void Follow(long arrived)
    {
        var delay = arrived - _stamped - _anchor;
        if (Math.Abs(delay) > Jump)
        {
            _anchor += delay;
            BeginWindow(arrived);
            return;
        }

        _leastDelay = Math.Min(_leastDelay, delay);
        if (arrived < _windowEnd) return;
        if (Math.Abs(_leastDelay) > Tolerance) _anchor += _leastDelay;
        BeginWindow(arrived);
    }

    private void BeginWindow(long arrived) => (_leastDelay, _windowEnd) = (long.MaxValue, arrived + Window);
}
