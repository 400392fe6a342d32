namespace Platform.Media.Codecs;

/// <summary>Constants of ITU-T G.722 (09/2012), with the names of its tables where it has them.</summary>
internal static class G722Tables
{
    /// <summary>Half of the quadrature mirror filter's 24 coefficients (table 11); the other half mirrors it.</summary>
    public static ReadOnlySpan<short> MirrorFilter => [3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11];

    /// <summary>Decision levels of the lower band's 60-level quantiser (table 14, Q6).</summary>
    public static ReadOnlySpan<short> LowDecisions =>
    [
        0, 35, 72, 110, 150, 190, 233, 276, 323, 370, 422, 473, 530, 587, 650, 714, 786, 858, 940, 1023, 1121, 1219, 1339, 1458,
        1612, 1765, 1980, 2195, 2557, 2919,
    ];

    /// <summary>Output of the inverse quantiser by the four upper bits of the lower band's code (table 19, QM4).</summary>
    public static ReadOnlySpan<short> LowSteps4 =>
        [0, -20456, -12896, -8968, -6288, -4240, -2584, -1200, 20456, 12896, 8968, 6288, 4240, 2584, 1200, 0];

    /// <summary>Output of the inverse quantiser by all six bits (table 17, QM6).</summary>
    public static ReadOnlySpan<short> LowSteps6 =>
    [
        -136, -136, -136, -136, -24808, -21904, -19008, -16704, -14984, -13512, -12280, -11192, -10232, -9360, -8576, -7856,
        -7192, -6576, -6000, -5456, -4944, -4464, -4008, -3576, -3168, -2776, -2400, -2032, -1688, -1360, -1040, -728,
        24808, 21904, 19008, 16704, 14984, 13512, 12280, 11192, 10232, 9360, 8576, 7856, 7192, 6576, 6000, 5456,
        4944, 4464, 4008, 3576, 3168, 2776, 2400, 2032, 1688, 1360, 1040, 728, 432, 136, -432, -136,
    ];

    /// <summary>Output of the inverse quantiser of the higher band (table 21, QM2).</summary>
    public static ReadOnlySpan<short> HighSteps => [-7408, -1616, 7408, 1616];

    /// <summary>What a code of the lower band, by its four upper bits, adds to the logarithmic scale factor (table 18, WL).</summary>
    public static ReadOnlySpan<short> LowMultipliers =>
        [-60, 3042, 1198, 538, 334, 172, 58, -30, 3042, 1198, 538, 334, 172, 58, -30, -60];

    /// <summary>What a code of the higher band adds to the logarithmic scale factor (table 22, WH).</summary>
    public static ReadOnlySpan<short> HighMultipliers => [798, -214, 798, -214];

    /// <summary>The inverse logarithm to base 2 in 32 steps (table 20, ILB).</summary>
    public static ReadOnlySpan<short> InverseLogarithm =>
    [
        2048, 2093, 2139, 2186, 2233, 2282, 2332, 2383, 2435, 2489, 2543, 2599, 2656, 2714, 2774, 2834,
        2896, 2960, 3025, 3091, 3158, 3228, 3298, 3371, 3444, 3520, 3597, 3676, 3756, 3838, 3922, 4008,
    ];
}
