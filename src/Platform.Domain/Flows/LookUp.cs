using System.Text;

namespace Platform.Domain.Flows;

/// <summary>A header of a look-up's request: its value, or the id of a secret of the tenant that is it.</summary>
public sealed record LookUpHeader(string Name, string? Value = null, string? Secret = null);

/// <summary>What is taken out of an answer.</summary>
/// <param name="Pointer">Where it stands: a JSON pointer (RFC 6901) such as <c>/customer/tier</c>.</param>
/// <param name="Into"><c>tags</c>, <c>points</c>, <c>language</c> or <c>variable:NAME</c>.</param>
public sealed record LookUpPick(string Pointer, string Into);

/// <summary>A request to a server of the tenant. May carry what a caller entered, so its text shows none of it.</summary>
/// <param name="Key">The same for the same question of the same call: a question that is asked again is known by it.</param>
public sealed record LookUpRequest(bool IsPost, string Url, IReadOnlyList<LookUpHeader> Headers, string? Body, int TimeoutMs,
    int MaxBytes, string Key)
{
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Key = ").Append(Key);
        return true;
    }
}

/// <summary>How a look-up went. The numbers are stable.</summary>
public enum LookUpOutcome
{
    Found = 1,

    /// <summary>No whole answer came in time.</summary>
    Timeout = 2,

    /// <summary>Nobody answers there.</summary>
    Unreachable = 3,

    /// <summary>The answer has a status other than 2xx.</summary>
    Status = 4,

    /// <summary>The answer is no JSON.</summary>
    NotJson = 5,

    TooLarge = 6,

    /// <summary>The address is within the house, or not one of the Internet.</summary>
    Forbidden = 7,

    /// <summary>The tenant asks too much at once.</summary>
    TooMany = 8,

    /// <summary>A secret that the request names is not there, or cannot be opened.</summary>
    NoSecret = 9,
}

/// <param name="Text">The body of an answer that came; its text is not shown, for it is about a person.</param>
/// <param name="Status">Of the HTTP answer, when one came.</param>
public sealed record LookUpAnswer(LookUpOutcome Outcome, string? Text = null, int? Status = null)
{
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Outcome = ").Append(Outcome);
        return true;
    }
}
