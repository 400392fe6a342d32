using System.Text.Json;
using Platform.Actors.Ports;

namespace Platform.Actors.Runtime;

internal interface ILoadedState
{
    Task ReadStateAsync();
}

/// <summary>JSON in the store, an object in the grain. The etag of the last read or write guards the next write.</summary>
internal sealed class PersistentState<TState>(Activation activation, string stateName) : IPersistentState<TState>, ILoadedState
{
    private readonly GrainStateKey _key = new(activation.Class.Name, activation.Key, stateName);

    public TState State { get; set; } = default!;

    public string? Etag { get; private set; }

    public bool RecordExists => Etag is not null;

    public async Task ReadStateAsync()
    {
        var stored = await Store.ReadAsync(_key, CancellationToken.None);
        Etag = stored?.Etag;
        State = stored is null ? NewState() : JsonSerializer.Deserialize<TState>(stored.Json.Span, Options)!;
    }

    public async Task WriteStateAsync()
    {
        var buffer = StateBuffer.Rent();
        buffer.Serialize(State, Options);
        Etag = await Store.WriteAsync(_key, buffer.Written, Etag, CancellationToken.None);

        // Not after a failure: a store that failed may still hold the bytes.
        buffer.Return();
    }

    public async Task ClearStateAsync()
    {
        await Store.ClearAsync(_key, Etag, CancellationToken.None);
        Etag = null;
        State = NewState();
    }

    private IGrainStateStore Store => activation.Engine.StateStore;

    private JsonSerializerOptions Options => activation.Engine.Options.SerializerOptions;

    private static TState NewState() => Activator.CreateInstance<TState>();
}
