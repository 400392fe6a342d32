namespace Platform.Domain.Queues;

/// <summary>What is the same of all contacts that wait without a line.</summary>
public interface IContactState
{
    /// <summary>Something was decided about it.</summary>
    bool IsKnown { get; }

    /// <summary>Others rely on its being there.</summary>
    bool IsBusy { get; }

    /// <summary>Nothing is left to do but to list it.</summary>
    bool IsDone { get; }

    /// <summary>When it goes on by itself; null when others decide.</summary>
    DateTimeOffset? NextAt { get; }
}
