namespace Platform.Actors;

/// <summary>A grain's stored state. <see cref="State"/> is loaded before activation and written only when asked.</summary>
public interface IPersistentState<TState>
{
    TState State { get; set; }
    string Etag { get; }
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
