using System.Text.Json;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>Names in the file: camel case, and <c>$schema</c> as JSON editors know it.</summary>
internal sealed class DeclarationNaming : JsonNamingPolicy
{
    public static DeclarationNaming Instance { get; } = new();

    public override string ConvertName(string name) => name == nameof(Declaration.Schema) ? "$schema" : CamelCase.ConvertName(name);
}
