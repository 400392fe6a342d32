using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Platform.Domain.Flows;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>Declarations as JSON (RFC 8259), UTF-8.</summary>
public static class DeclarationJson
{
    /// <summary>Some editors put it before UTF-8.</summary>
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = DeclarationNaming.Instance,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FlowJson.NameKinds } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The declaration, or null and every fault of form.</summary>
    public static (Declaration? Declaration, IReadOnlyList<CatalogFault> Faults) Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json.Span.StartsWith(ByteOrderMark) ? json[ByteOrderMark.Length..] : json);
            List<CatalogFault> faults = [];
            return (new StrictJson(faults).Read<Declaration>(document.RootElement), faults);
        }
        catch (JsonException fault)
        {
            return (null, [new("$", CatalogFaultCode.NotJson, $"This is not JSON; line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}: {fault.Message}")]);
        }
        catch (InvalidOperationException)
        {
            // The parser looks into texts only when they are read.
            return (null, [new("$", CatalogFaultCode.NotJson, "A text in it is not Unicode.")]);
        }
    }

    public static byte[] Write(Declaration declaration) => [.. JsonSerializer.SerializeToUtf8Bytes(declaration, Options), (byte)'\n'];
}
