namespace Platform.Domain.Catalog;

/// <summary>What a queue offers to agents. The numbers are stable.</summary>
public enum ContactKind
{
    Call = 0,

    /// <summary>Somebody who is called back, whoever is called first.</summary>
    Callback = 1,

    /// <summary>A message of a mailbox.</summary>
    Message = 2,
}

/// <summary>Several of them. Bit n stands for the kind with the number n.</summary>
[Flags]
public enum ContactKinds
{
    None = 0,
    Calls = 1 << ContactKind.Call,
    Callbacks = 1 << ContactKind.Callback,
    Messages = 1 << ContactKind.Message,
    All = Calls | Callbacks | Messages,
}

public static class ContactKindSets
{
    /// <summary>All kinds, in their order.</summary>
    public static IReadOnlyList<ContactKind> All { get; } = Enum.GetValues<ContactKind>();

    public static bool Has(this ContactKinds kinds, ContactKind kind) => ((int)kinds >> (int)kind & 1) == 1;

    public static ContactKinds Together(this IEnumerable<ContactKind> kinds) =>
        kinds.Aggregate(ContactKinds.None, (sum, kind) => sum | (ContactKinds)(1 << (int)kind));
}
