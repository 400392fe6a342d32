using System.Numerics;
using Platform.Media.Audio;
using Platform.Media.Relay;

namespace Platform.Media.Dtmf;

/// <summary>
/// Finds key presses by their tones, for peers that send no telephone events (ITU-T Q.24): a press is reported once, at its end, when
/// its tones lasted for 40 ms or more (never for 23 ms or less); a gap of 10 ms within does not end it, one of 40 ms does. Relay
/// thread only; allocates nothing per packet. Hears G.711.
/// </summary>
internal sealed class InbandDigitDetector(Action<DetectedDigit> found) : IAudioSink
{
    private const int Kept = TonePair.Blocks + 1;
    private const double ShortestMs = 32;
    private const double PresentShare = 0.4;
    private const int AbsentBlocksAtEnd = 2;
    private const uint LongestGapSamples = 8 * ToneBank.BlockSamples;

    private readonly ToneBank _bank = new();
    private readonly Complex[] _tones = new Complex[Kept * ToneBank.Tones];
    private readonly double[] _energies = new double[Kept];
    private readonly short[] _block = new short[ToneBank.BlockSamples];
    private int _filled;
    private int _newest;
    private uint _expected;
    private bool _hasExpected;
    private bool _isPressed;
    private int _row;
    private int _column;
    private double _peak;
    private double _lengthMs;
    private int _absent;

    public void Hear(in HeardPacket packet, ReadOnlySpan<byte> payload)
    {
        if (packet.Codec is not (MediaCodec.Pcma or MediaCodec.Pcmu))
        {
            (_hasExpected, _isPressed) = (false, false);
            return;
        }

        if (packet.IsRestart || !_hasExpected) _expected = packet.Timestamp;
        var ahead = packet.Timestamp - _expected;
        if ((int)ahead < 0) return;
        for (var missing = Math.Min(ahead, LongestGapSamples); missing > 0; missing--) Add(0);
        foreach (var octet in payload)
            Add(packet.Codec == MediaCodec.Pcma ? G711.ALawToLinear(octet) : G711.MuLawToLinear(octet));
        (_expected, _hasExpected) = (packet.Timestamp + (uint)payload.Length, true);
    }

    /// <summary>Takes the next sample of the stream.</summary>
    internal void Add(short sample)
    {
        _block[_filled++] = sample;
        if (_filled < _block.Length) return;
        _filled = 0;
        _newest = (_newest + 1) % Kept;
        _energies[_newest] = _bank.Measure(_block, TonesOf(0));
        Judge();
    }

    private void Judge()
    {
        if (_isPressed) Continue();
        if (!TonePair.Is(TonesOf(2), TonesOf(1), TonesOf(0), _energies[_newest] + _energies[PlaceOf(1)], out var row, out var column)) return;
        if (_isPressed && (row, column) == (_row, _column)) return;
        if (_isPressed) End();
        Begin(row, column);
    }

    /// <summary>The blocks that were needed to find it are part of the press, and perhaps a part of the one before.</summary>
    private void Begin(int row, int column)
    {
        (_isPressed, _row, _column, _peak, _lengthMs, _absent) = (true, row, column, 0, 0, 0);
        for (var age = 0; age < TonePair.Blocks; age++) _peak = Math.Max(_peak, LevelOf(age));
        for (var age = 0; age < Kept; age++) _lengthMs += ShareOf(age) * ToneBank.BlockMs;
    }

    private void Continue()
    {
        _peak = Math.Max(_peak, LevelOf(0));
        var share = ShareOf(0);
        _lengthMs += share * ToneBank.BlockMs;
        _absent = share >= PresentShare ? 0 : _absent + 1;
        if (_absent == AbsentBlocksAtEnd) End();
    }

    private void End()
    {
        _isPressed = false;
        if (_lengthMs >= ShortestMs) found(new DetectedDigit(TonePair.KeyOf(_row, _column), (int)Math.Round(_lengthMs)));
    }

    /// <summary>How much of a block the press fills, 0 to 1.</summary>
    private double ShareOf(int age) => Math.Min(1, LevelOf(age) / _peak);

    private double LevelOf(int age)
    {
        var tones = TonesOf(age);
        return tones[_row].Magnitude + tones[_column].Magnitude;
    }

    private Span<Complex> TonesOf(int age) => _tones.AsSpan(PlaceOf(age) * ToneBank.Tones, ToneBank.Tones);

    private int PlaceOf(int age) => (_newest + Kept - age) % Kept;
}
