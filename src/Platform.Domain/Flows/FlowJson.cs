using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;

namespace Platform.Domain.Flows;

/// <summary>Flows as people write them: JSON (RFC 8259), each node with its type.</summary>
public static class FlowJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = DeclarationNaming.Instance,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
    };

    /// <summary>The flow, or null and every fault of form.</summary>
    public static (FlowDefinition? Definition, IReadOnlyList<CatalogFault> Faults) Read(JsonElement json)
    {
        List<CatalogFault> faults = [];
        try
        {
            var definition = new StrictJson(faults).Read<FlowDefinition>(json);
            return (faults.Count > 0 ? null : definition, faults);
        }
        catch (InvalidOperationException)
        {
            // The parser looks into texts only when they are read.
            return (null, [new("$", CatalogFaultCode.NotJson, "A text in it is not Unicode.")]);
        }
    }

    public static JsonElement Write(FlowDefinition definition) => JsonSerializer.SerializeToElement(definition with { Schema = null }, Options);

    public static JsonElement Write(FlowNode node) => JsonSerializer.SerializeToElement(node, Options);

    /// <summary>Equal for flows that say the same.</summary>
    public static string TextOf(FlowDefinition definition) => Write(definition).GetRawText();

    /// <summary>Lets a serializer write nodes with their types, and nothing that follows from the rest.</summary>
    internal static void NameKinds(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || !typeof(FlowNode).IsAssignableFrom(info.Type))
            return;
        for (var i = info.Properties.Count - 1; i >= 0; i--)
        {
            if (info.Properties[i].Set is null && info.Properties[i].AssociatedParameter is null)
                info.Properties.RemoveAt(i);
        }

        if (!info.Type.IsAbstract)
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "type" };
        foreach (var (word, kind) in FlowNode.Kinds)
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, word));
    }
}
