using System.Text;

namespace Platform.Domain.Flows;

/// <summary>What can happen to a call in a flow.</summary>
public abstract record FlowInput
{
    /// <summary>The call comes to the flow.</summary>
    public sealed record Begin : FlowInput;

    /// <param name="PlayId">Of the play that is over.</param>
    public sealed record Played(string PlayId) : FlowInput;

    /// <summary>The caller pressed a key; its text shows no digit.</summary>
    public sealed record Digit(char Key) : FlowInput
    {
        protected override bool PrintMembers(StringBuilder builder)
        {
            builder.Append("Key = ?");
            return true;
        }
    }

    /// <summary>A look-up is over.</summary>
    /// <param name="Turn">Of the state that asked.</param>
    public sealed record LookedUp(int Turn, LookUpAnswer Answer) : FlowInput;

    /// <summary>What plays may not have been heard: it is said again.</summary>
    public sealed record Repeat : FlowInput;

    /// <summary>The moment that the state names has come.</summary>
    public sealed record TimeUp : FlowInput;
}
