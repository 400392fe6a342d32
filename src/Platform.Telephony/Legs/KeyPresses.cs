using Platform.Domain.Calls;

namespace Platform.Telephony.Legs;

/// <summary>
/// Makes one of what a far side tells of one key press: phones and gateways send telephone events, INFOs and tones of the same press
/// side by side. Each telling of another kind is matched with one press that it has not told of yet, of the same key and about the
/// same time; what finds no match is a press of its own.
/// </summary>
/// <remarks>
/// <code>
/// telephone event  ──[5]────[5]──────▶   two presses
/// INFO             ────(5)────(5)────▶   the same two
/// </code>
/// </remarks>
public sealed class KeyPresses
{
    /// <summary>How far apart two tellings of one press may come: the network's delays, and detection at the end of a tone.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(500);

    private const int Remembered = 16;

    private readonly List<Press> presses = [];

    /// <summary>The far side has shown that it sends telephone events.</summary>
    public bool SendsEvents { get; private set; }

    /// <returns>True when this is a press that was not told of before.</returns>
    /// <param name="digit">The key.</param>
    /// <param name="source">How it was told.</param>
    /// <param name="durationMs">How long it was held. Events and tones are told at the end of the press, INFOs at either.</param>
    /// <param name="now">When it was told.</param>
    public bool Accept(char digit, DigitSource source, int durationMs, DateTimeOffset now)
    {
        SendsEvents |= source == DigitSource.TelephoneEvent;
        var length = TimeSpan.FromMilliseconds(durationMs);
        var told = new Press(digit, now - length, source == DigitSource.Info ? now + length : now, [source]);
        foreach (var press in presses)
        {
            if (press.Digit == digit && !press.Sources.Contains(source) && press.IsAbout(told))
            {
                press.Sources.Add(source);
                return false;
            }
        }

        if (presses.Count == Remembered)
            presses.RemoveAt(0);
        presses.Add(told);
        return true;
    }

    private sealed record Press(char Digit, DateTimeOffset From, DateTimeOffset To, List<DigitSource> Sources)
    {
        public bool IsAbout(Press other) => From <= other.To + Tolerance && other.From <= To + Tolerance;
    }
}
