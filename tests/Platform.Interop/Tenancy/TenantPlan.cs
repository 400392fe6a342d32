namespace Platform.Interop.Tenancy;

/// <summary>What a test's tenant is like. Agents are 1001, 1002 and so on, all in the one queue.</summary>
public sealed record TenantPlan
{
    public int Agents { get; init; } = 1;

    /// <summary>Rented concurrent seats.</summary>
    public int Seats { get; init; } = 10;

    /// <summary>Calls at once.</summary>
    public int MaxChannels { get; init; } = 30;

    public int MaxWaitMs { get; init; } = 120_000;

    public int MaxLength { get; init; } = 100;

    public int RingTimeoutMs { get; init; } = 20_000;

    /// <summary>Without wrap-up an agent is ready again as soon as a call is over.</summary>
    public int WrapUpMs { get; init; }

    /// <summary>When the caller's INVITE is answered.</summary>
    public bool AnswersOnAgent { get; init; }

    /// <summary>How the queue calls back, as it is declared; null: no key asks for it.</summary>
    public object? Callback { get; init; }

    /// <summary>Mailboxes, as they are declared.</summary>
    public IReadOnlyList<object> Mailboxes { get; init; } = [];

    /// <summary>The queue's rules of overflow, as they are declared.</summary>
    public IReadOnlyList<object> Overflows { get; init; } = [];

    /// <summary>always, never or onDemand.</summary>
    public string Recording { get; init; } = "onDemand";

    /// <summary>E.164 prefixes that agents may call; none as long as nothing is said.</summary>
    public IReadOnlyList<string> AllowedPrefixes { get; init; } = [];

    /// <summary>True: registering the phone logs the agent in. False: the API does.</summary>
    public bool SignInByPhone { get; init; } = true;

    /// <summary>How long a number outside may ring.</summary>
    public int OutsideRingTimeoutMs { get; init; } = 30_000;
}
