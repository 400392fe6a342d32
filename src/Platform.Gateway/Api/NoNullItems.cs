using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Platform.Gateway.Api;

/// <summary>
/// Lists of requests hold no nulls. The serializer respects nullable annotations of members, but those of items it cannot see.
/// </summary>
internal static class NoNullItems
{
    public static void Modify(JsonTypeInfo info)
    {
        if (info.Kind == JsonTypeInfoKind.Enumerable && info.ElementType is { IsValueType: false })
            info.OnDeserialized = Check;
    }

    private static void Check(object list)
    {
        foreach (var item in (IEnumerable)list)
        {
            if (item is null)
                throw new JsonException("A list holds null.");
        }
    }
}
