using System.Text.Json;

namespace Platform.Actors.Proxies;

/// <summary>Takes arguments and results through JSON, as a call to another machine would, so that tests prove they survive it.</summary>
internal sealed class JsonMessageCopier(JsonSerializerOptions options)
{
    public T Copy<T>(T value)
    {
        if (value is null or GrainReference or CancellationToken)
            return value;
        if (value is IAddressable)
            throw new ArgumentException($"{value.GetType().Name} is handed over as an object; hand over a reference to it.", nameof(value));
        return JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(value, options), options)!;
    }
}
