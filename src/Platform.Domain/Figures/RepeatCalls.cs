namespace Platform.Domain.Figures;

/// <summary>How many answered calls were followed by another of the same number.</summary>
/// <param name="Contacts">Answered calls with a caller's number.</param>
/// <param name="Repeated">Of those, the ones after which the number called again.</param>
public sealed record RepeatCalls(string Party, long Contacts, long Repeated)
{
    /// <summary>Share that was resolved at the first contact; 1 when there were none.</summary>
    public double Resolution => Contacts == 0 ? 1 : 1 - ((double)Repeated / Contacts);
}
