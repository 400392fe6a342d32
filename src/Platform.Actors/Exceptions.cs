namespace Platform.Actors;

/// <summary>Faults of the engine itself. A grain's own exceptions reach the caller as they are.</summary>
public class GrainEngineException : Exception
{
    public GrainEngineException()
    {
    }

    public GrainEngineException(string message)
        : base(message)
    {
    }

    public GrainEngineException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The stored version is not the one that the writer knew: another activation or process wrote in between.</summary>
public class InconsistentStateException : GrainEngineException
{
    public InconsistentStateException()
    {
    }

    public InconsistentStateException(string message)
        : base(message)
    {
    }

    public InconsistentStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public InconsistentStateException(string message, string storedEtag, string currentEtag)
        : base(message)
    {
        StoredEtag = storedEtag;
        CurrentEtag = currentEtag;
    }

    public string StoredEtag { get; } = "";
    public string CurrentEtag { get; } = "";

    /// <summary>The activation whose write failed drops itself, not those that the exception passes on its way.</summary>
    internal bool SourceIsDropped { get; set; }
}

/// <summary>The process that should run the call is stopping, or died with the call in flight. Whether it took effect is unknown.</summary>
public sealed class SiloUnavailableException : GrainEngineException
{
    public SiloUnavailableException()
    {
    }

    public SiloUnavailableException(string message)
        : base(message)
    {
    }

    public SiloUnavailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The observer's reference was deleted.</summary>
public sealed class ClientNotAvailableException : GrainEngineException
{
    public ClientNotAvailableException()
    {
    }

    public ClientNotAvailableException(string message)
        : base(message)
    {
    }

    public ClientNotAvailableException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>A reminder could not be stored, changed or found.</summary>
public sealed class ReminderException : GrainEngineException
{
    public ReminderException()
    {
    }

    public ReminderException(string message)
        : base(message)
    {
    }

    public ReminderException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
