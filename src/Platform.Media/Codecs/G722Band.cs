using System.Runtime.CompilerServices;

namespace Platform.Media.Codecs;

/// <summary>
/// One sub-band of ITU-T G.722: its scale factor and its adaptive predictor of two poles and six zeros (3.6.3 to 3.6.5), the same in
/// encoder and decoder. 16-bit saturating arithmetic throughout, as in the recommendation's computational details (6.2).
/// </summary>
internal sealed class G722Band
{
    private const int Zeros = 6;

    private readonly int _largestLogarithm;
    private readonly int _logarithmShift;
    private readonly int[] _differences = new int[Zeros];
    private readonly int[] _zeros = new int[Zeros];
    private int _logarithm;
    private int _reconstructed1, _reconstructed2;
    private int _partial1, _partial2;
    private int _pole1, _pole2;
    private int _fromZeros;

    private G722Band(int scale, int largestLogarithm, int logarithmShift)
    {
        Scale = scale;
        _largestLogarithm = largestLogarithm;
        _logarithmShift = logarithmShift;
    }

    /// <summary>0 to 4 kHz.</summary>
    public static G722Band Low() => new(scale: 32, largestLogarithm: 18432, logarithmShift: 8);

    /// <summary>4 to 8 kHz.</summary>
    public static G722Band High() => new(scale: 8, largestLogarithm: 22528, logarithmShift: 10);

    /// <summary>The quantiser's step size (DETL, DETH).</summary>
    public int Scale { get; private set; }

    /// <summary>What is expected of the next sample (SL, SH).</summary>
    public int Predicted { get; private set; }

    /// <summary>Learns from a code.</summary>
    /// <param name="difference">Quantised difference from what was predicted.</param>
    /// <param name="multiplier">What the code adds to the logarithm of the scale factor.</param>
    public void Adapt(int difference, int multiplier)
    {
        AdaptScale(multiplier);
        var reconstructed = Saturate(Predicted + difference);
        AdaptPoles(Saturate(_fromZeros + difference));
        AdaptZeros(difference);
        (_reconstructed2, _reconstructed1) = (_reconstructed1, reconstructed);
        Predict();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Saturate(int value) => Math.Clamp(value, short.MinValue, short.MaxValue);

    /// <summary>LOGSCL/LOGSCH and SCALEL/SCALEH.</summary>
    private void AdaptScale(int multiplier)
    {
        _logarithm = Math.Clamp(((_logarithm * 127) >> 7) + multiplier, 0, _largestLogarithm);
        var mantissa = G722Tables.InverseLogarithm[(_logarithm >> 6) & 31];
        var shift = _logarithmShift - (_logarithm >> 11);
        Scale = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
    }

    /// <summary>UPPOL2 and UPPOL1.</summary>
    private void AdaptPoles(int partial)
    {
        var isLikeLast = (partial ^ _partial1) >= 0;
        var isLikeSecondLast = (partial ^ _partial2) >= 0;
        var quadruple = Saturate(_pole1 << 2);
        var turned = isLikeLast ? Math.Min(-quadruple, short.MaxValue) : quadruple;
        var second = (turned >> 7) + (isLikeSecondLast ? 128 : -128) + ((_pole2 * 32512) >> 15);
        _pole2 = Math.Clamp(second, -12288, 12288);
        var first = Saturate((isLikeLast ? 192 : -192) + ((_pole1 * 32640) >> 15));
        var limit = 15360 - _pole2;
        _pole1 = Math.Clamp(first, -limit, limit);
        (_partial2, _partial1) = (_partial1, partial);
    }

    /// <summary>UPZERO, and the shift of the differences (DELAYA).</summary>
    private void AdaptZeros(int difference)
    {
        var step = difference == 0 ? 0 : 128;
        for (var i = Zeros - 1; i >= 0; i--)
        {
            var isAlike = (_differences[i] ^ difference) >= 0;
            _zeros[i] = Saturate((isAlike ? step : -step) + ((_zeros[i] * 32640) >> 15));
            _differences[i] = i == 0 ? difference : _differences[i - 1];
        }
    }

    /// <summary>FILTEP, FILTEZ and PREDIC.</summary>
    private void Predict()
    {
        var fromPoles = Saturate(
            ((_pole1 * Saturate(2 * _reconstructed1)) >> 15) + ((_pole2 * Saturate(2 * _reconstructed2)) >> 15));
        var sum = 0;
        for (var i = Zeros - 1; i >= 0; i--) sum += (_zeros[i] * Saturate(2 * _differences[i])) >> 15;
        _fromZeros = Saturate(sum);
        Predicted = Saturate(fromPoles + _fromZeros);
    }
}
