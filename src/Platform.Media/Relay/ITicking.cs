namespace Platform.Media.Relay;

/// <summary>Has something to do at ticks of the media timer. Relay thread only.</summary>
internal interface ITicking
{
    /// <summary>It stands in the tick wheel.</summary>
    bool IsTicking { get; set; }

    /// <summary>Does what is due.</summary>
    /// <returns>Ticks until the next time; 0 for never.</returns>
    int Tick(long tick);
}
