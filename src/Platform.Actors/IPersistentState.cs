namespace Platform.Actors;

/// <summary>A grain's stored state. <see cref="State"/> is loaded before activation and written only when asked.</summary>
/// <remarks>
/// A write that meets another writer's row throws <see cref="InconsistentStateException"/>; when that leaves the grain's method, the
/// activation is dropped and the next call loads what is stored.
/// </remarks>
public interface IPersistentState<TState>
{
    TState State { get; set; }

    /// <summary>The version that was last read or written; null when nothing is stored.</summary>
    string? Etag { get; }

    bool RecordExists { get; }
    Task ClearStateAsync();
    Task WriteStateAsync();
    Task ReadStateAsync();
}

/// <summary>Names the stored state that a grain's constructor parameter holds.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    public string StateName { get; } = stateName;
    public string? StorageName { get; } = storageName;
}
