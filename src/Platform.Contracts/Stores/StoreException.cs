namespace Platform.Contracts.Stores;

/// <summary>Why a store could not do what it was asked to. The numbers and codes are stable.</summary>
public enum StoreFault
{
    /// <summary>
    /// The database cannot be reached, is locked for too long, or lost the connection. A change may or may not have been written.
    /// </summary>
    Unavailable = 1,

    /// <summary>The database refused this one operation (a broken constraint, a value that does not fit). Nothing was written.</summary>
    Rejected = 2,

    /// <summary>The database holds a newer schema than this program knows.</summary>
    SchemaNewer = 3,

    /// <summary>A migration that was applied before reads differently now.</summary>
    SchemaChanged = 4,

    /// <summary>The store of this process is shut down.</summary>
    Closed = 5,

    /// <summary>What it was told of the database makes no sense.</summary>
    Misconfigured = 6,
}

/// <summary>The one exception that stores throw for faults of the database.</summary>
public sealed class StoreException : Exception
{
    public StoreException()
        : this(StoreFault.Unavailable, "The store is not available.")
    {
    }

    public StoreException(string message)
        : this(StoreFault.Unavailable, message)
    {
    }

    public StoreException(string message, Exception? innerException)
        : this(StoreFault.Unavailable, message, innerException)
    {
    }

    public StoreException(StoreFault fault, string message, Exception? innerException = null)
        : base(message, innerException) => Fault = fault;

    public StoreFault Fault { get; }

    /// <summary>Stable, for problem details and logs.</summary>
    public string Code => Fault switch
    {
        StoreFault.Unavailable => "store_unavailable",
        StoreFault.Rejected => "store_rejected",
        StoreFault.SchemaNewer => "store_schema_newer",
        StoreFault.SchemaChanged => "store_schema_changed",
        StoreFault.Closed => "store_closed",
        StoreFault.Misconfigured => "store_misconfigured",
        _ => throw new InvalidOperationException($"Fault {Fault} has no code."),
    };
}
