using Platform.Domain.Calls;

namespace Platform.Contracts.Stores;

/// <summary>What agents noted of calls: one note per agent and call, beside the record, which is closed when the call is over.</summary>
public interface ICallNotes
{
    /// <summary>In place of what this agent noted of this call before.</summary>
    Task SaveAsync(CallNote note, CancellationToken cancellation);

    /// <summary>Those of one call, oldest first.</summary>
    Task<IReadOnlyList<CallNote>> ListAsync(string tenant, string callId, CancellationToken cancellation);
}
