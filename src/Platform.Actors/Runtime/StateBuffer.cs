using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;

namespace Platform.Actors.Runtime;

/// <summary>A reused byte buffer for JSON.</summary>
internal sealed class StateBuffer
{
    private const int MaxKept = 256;
    private const int MaxKeptBytes = 64 * 1024;

    [ThreadStatic]
    private static Utf8JsonWriter? s_json;

    private static readonly ConcurrentQueue<StateBuffer> s_free = new();

    private readonly ArrayBufferWriter<byte> _bytes = new(1024);

    private StateBuffer()
    {
    }

    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    public static StateBuffer Rent() => s_free.TryDequeue(out var buffer) ? buffer : new StateBuffer();

    public void Serialize<T>(T value, JsonSerializerOptions options)
    {
        var json = s_json ??= new Utf8JsonWriter(_bytes);
        json.Reset(_bytes);
        JsonSerializer.Serialize(json, value, options);
        json.Flush();
    }

    public void Return()
    {
        if (_bytes.Capacity > MaxKeptBytes || s_free.Count >= MaxKept)
            return;
        _bytes.ResetWrittenCount();
        s_free.Enqueue(this);
    }
}
