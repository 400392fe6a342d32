namespace Platform.Domain.Catalog;

/// <summary>What can be wrong with declared things. The numbers are stable.</summary>
public enum CatalogFaultCode
{
    /// <summary>The same id, login, domain, number or price twice.</summary>
    Duplicate = 1,

    /// <summary>It names something that is not there.</summary>
    UnknownReference = 2,
    OutOfRange = 3,
    BadSyntax = 4,

    /// <summary>Two trunks could not be told apart, or two stretches cover the same.</summary>
    Overlap = 5,

    /// <summary>More agents than named seats of their product.</summary>
    TooManyNamedAgents = 6,

    /// <summary>The tenant's price list has no price for the product.</summary>
    NotPriced = 7,

    /// <summary>The role does not go with the place where the user stands, or with its agent.</summary>
    WrongRole = 8,

    /// <summary>A secret is needed and none was given.</summary>
    SecretNeeded = 9,

    /// <summary>A number that cannot be given to the tenant: another one has it, or it rests.</summary>
    NumberNotFree = 10,

    NotJson = 20,
    UnknownProperty = 21,
    MissingProperty = 22,
    WrongType = 23,
}

/// <param name="Path">Where: <c>tenants[acme].queues[support].maxWaitMs</c>, or in a file <c>$.tenants[0].queues[1].maxWaitMs</c>.</param>
/// <param name="Text">For people.</param>
public sealed record CatalogFault(string Path, CatalogFaultCode Code, string Text);
