using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Contracts;

/// <summary>
/// How grain arguments, results and states become JSON, the same in either engine: camelCase names, enums as text, and a
/// <c>$type</c> with the type's simple name wherever an abstract record stands for its kinds, so that domain types need no
/// attributes. Unknown members are ignored: a newer version's data can be read by an older one.
/// </summary>
public static class GrainSerialization
{
    private static readonly ConcurrentDictionary<Type, Type[]> Kinds = new();

    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            AllowOutOfOrderMetadataProperties = true,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new ShortListConverter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds, DropComputed } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void NameKinds(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !info.Type.IsAbstract
            || info.Type.Namespace?.StartsWith("Platform.", StringComparison.Ordinal) != true)
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "$type" };
        foreach (var kind in Kinds.GetOrAdd(info.Type, FindKinds))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }

    /// <summary>What can be worked out from the rest is not stored.</summary>
    private static void DropComputed(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.Namespace?.StartsWith("Platform.", StringComparison.Ordinal) != true)
            return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            var property = info.Properties[i];
            if (property.Set is null && property.AssociatedParameter is null)
                info.Properties.RemoveAt(i);
        }
    }

    private static Type[] FindKinds(Type root) => [.. root.Assembly.GetTypes()
        .Where(type => !type.IsAbstract && root.IsAssignableFrom(type))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];
}
