namespace Platform.Media.Quality;

/// <summary>How one direction of a stream came over.</summary>
/// <param name="LossShare">Packets lost of those that should have come, 0 to 1.</param>
/// <param name="BurstRatio">
/// Mean length of the bursts of loss over what chance alone would make it (ITU-T G.107 7.5): 1 is random, more is bursty.
/// </param>
/// <param name="OneWayDelayMs">From mouth to ear on this stretch, with packetising and jitter buffer.</param>
public readonly record struct StreamQuality(double LossShare, double BurstRatio, double OneWayDelayMs);

/// <summary>
/// The E-model (ITU-T G.107) with every parameter at its default but delay, codec and loss: R = 93.2 − Idd − Ie,eff. Echo is taken
/// as cancelled. A pure function; its figures are estimates for planning and watching, not measurements of what somebody heard.
/// </summary>
/// <remarks>
/// G.722 and Opus are judged on the narrowband scale, as G.711 with concealment: their own figures (G.107.1) stand on another
/// scale, and a wallboard that shows both must not make the wider codec look worse.
/// </remarks>
public static class EModel
{
    /// <summary>R without any impairment: G.107 with all defaults.</summary>
    public const double BestRating = 93.2;

    // ITU-T G.113 Appendix I: packet-loss robustness of G.711, without and with concealment (G.711 Appendix I); Ie is 0.
    private const double PlainRobustness = 4.3;
    private const double ConcealedRobustness = 25.1;

    /// <summary>The transmission rating R, 0 to 93.2.</summary>
    /// <param name="stream">What is known of it; out of range values are clamped.</param>
    /// <param name="isConcealed">The receiver hides lost packets, as practically every phone and browser does.</param>
    public static double Rating(in StreamQuality stream, bool isConcealed = true)
    {
        var robustness = isConcealed ? ConcealedRobustness : PlainRobustness;
        var lossPercent = 100 * Math.Clamp(Finite(stream.LossShare), 0, 1);
        var burst = Math.Max(1, Finite(stream.BurstRatio));
        var lossImpairment = 95 * lossPercent / (lossPercent / burst + robustness);
        return Math.Clamp(BestRating - DelayImpairment(Math.Max(0, Finite(stream.OneWayDelayMs))) - lossImpairment, 0, BestRating);
    }

    /// <summary>The mean opinion score, 1 (bad) to 4.41, of a rating (G.107 Annex B).</summary>
    public static double Score(double rating)
    {
        if (rating <= 0) return 1;
        if (rating >= 100) return 4.5;
        return Math.Max(1, 1 + 0.035 * rating + rating * (rating - 60) * (100 - rating) * 7e-6);
    }

    /// <summary>Idd (G.107 7.4): nothing up to 100 ms.</summary>
    private static double DelayImpairment(double delayMs)
    {
        if (delayMs <= 100) return 0;
        var x = Math.Log2(delayMs / 100);
        return 25 * (SixthRoot(1 + Math.Pow(x, 6)) - 3 * SixthRoot(1 + Math.Pow(x / 3, 6)) + 2);
    }

    private static double SixthRoot(double value) => Math.Pow(value, 1.0 / 6);

    private static double Finite(double value) => double.IsFinite(value) ? value : 0;
}
