using System.Reflection;
using System.Text.Json;
using Platform.Domain.Catalog.Declarations;

namespace Platform.Domain.Tests.Catalog;

/// <summary>The published schema says what the records say: names, which of them are needed, defaults, words and closedness.</summary>
public class DeclarationSchemaTests
{
    /// <summary>What other files define, their tests hold against the records.</summary>
    private const string Here = "#/$defs/";

    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(DeclarationCases.Root(), "docs", "declaration.schema.json"))).RootElement;

    private static readonly HashSet<string> Defined = [.. Schema.GetProperty("$defs").EnumerateObject().Select(definition => definition.Name)];

    [Fact]
    public void The_schema_and_the_records_agree()
    {
        HashSet<Type> seen = [];
        CheckRecord(typeof(Declaration), Schema, "the file", seen);
        Assert.Equal(Defined.Count + 1, seen.Count);
    }

    private static void CheckRecord(Type type, JsonElement definition, string where, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            return;
        var parameters = type.GetConstructors().Single().GetParameters();
        var properties = definition.GetProperty("properties");
        Assert.Equal(parameters.Select(Name).Order(), properties.EnumerateObject().Select(property => property.Name).Order());
        var required = definition.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!).Order() : Enumerable.Empty<string>();
        Assert.Equal(parameters.Where(parameter => !parameter.HasDefaultValue).Select(Name).Order(), required);
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean(), where);
        foreach (var parameter in parameters)
            CheckProperty(parameter, properties.GetProperty(Name(parameter)), $"{where}.{Name(parameter)}", seen);
    }

    private static void CheckProperty(ParameterInfo parameter, JsonElement property, string where, HashSet<Type> seen)
    {
        Assert.True(property.TryGetProperty("description", out _), $"{where} has no description.");
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter is { HasDefaultValue: true, DefaultValue: not null })
            Assert.Equal(JsonSerializer.Serialize(Word(parameter.DefaultValue)), property.GetProperty("default").GetRawText());
        if (type.IsEnum)
            Assert.Subset(Enum.GetValues(type).Cast<object>().Select(value => (string)Word(value)).ToHashSet(), property.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!).ToHashSet());
        if (FindReference(property) is not { } reference)
            return;
        var record = type.IsGenericType ? type.GenericTypeArguments[0] : type;
        CheckRecord(record, Schema.GetProperty("$defs").GetProperty(reference), where, seen);
    }

    private static string? FindReference(JsonElement property)
    {
        var holder = property.TryGetProperty("items", out var items) ? items : property.TryGetProperty("anyOf", out var choices) ? choices[0] : property;
        return holder.TryGetProperty("$ref", out var reference) && reference.GetString()!.StartsWith(Here, StringComparison.Ordinal) ? reference.GetString()![Here.Length..] : null;
    }

    private static object Word(object value) => value is Enum ? JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!) : value;

    private static string Name(ParameterInfo parameter) => parameter.Name == "Schema" ? "$schema" : JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
}
