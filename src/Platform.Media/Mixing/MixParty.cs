namespace Platform.Media;

/// <summary>One party of <see cref="MediaEngine.Mix"/>.</summary>
/// <param name="Leg">The party.</param>
/// <param name="Hears">
/// Whom it hears, out of the other parties; none: nobody. One who hears only is a silent listener: nobody else's list names it.
/// </param>
public sealed record MixParty(MediaLeg Leg, IReadOnlyList<MediaLeg> Hears);
