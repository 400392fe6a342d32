using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Contracts;

/// <summary>
/// States hold lists of a few items, most of them empty, and are written at each step: by index, for the enumerator of such a list
/// rents a stack to walk its tree.
/// </summary>
internal sealed class ShortListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ImmutableList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<TItem> : JsonConverter<ImmutableList<TItem>>
    {
        public override ImmutableList<TItem> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            [.. JsonSerializer.Deserialize<TItem[]>(ref reader, options)!];

        public override void Write(Utf8JsonWriter writer, ImmutableList<TItem> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            if (!value.IsEmpty)
            {
                var items = (JsonTypeInfo<TItem>)options.GetTypeInfo(typeof(TItem));
                for (var i = 0; i < value.Count; i++)
                    JsonSerializer.Serialize(writer, value[i], items);
            }

            writer.WriteEndArray();
        }
    }
}
