namespace Platform.Benchmarks.RtpRelay;

/// <summary>The phones or the browsers on one side of all calls. One thread sends, another drains.</summary>
internal interface IRtpSide : IDisposable
{
    /// <summary>Sends a packet of each stream of this slot (a part of each 20 ms); tells how many.</summary>
    int Send(int slot);

    /// <summary>Measures what has come.</summary>
    void Drain(DelayHistogram delays);
}
