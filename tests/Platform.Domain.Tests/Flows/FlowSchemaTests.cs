using System.Reflection;
using System.Text.Json;
using Platform.Domain.Flows;
using Platform.Domain.Tests.Catalog;

namespace Platform.Domain.Tests.Flows;

/// <summary>The published schema says what the records say: kinds of nodes, names, which of them are needed, and defaults.</summary>
public class FlowSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(DeclarationCases.Root(), "docs", "flow.schema.json"))).RootElement;

    [Fact]
    public void The_schema_and_the_records_agree()
    {
        var definitions = Schema.GetProperty("$defs");
        Assert.Equal(FlowNode.Kinds.Keys.Select(kind => $"#/$defs/{kind}"), definitions.GetProperty("node").GetProperty("oneOf").EnumerateArray().Select(one => one.GetProperty("$ref").GetString()));
        CheckRecord(typeof(FlowDefinition), Schema, "the flow", []);
        CheckRecord(typeof(MenuChoice), definitions.GetProperty("choice"), "a choice", []);
        CheckRecord(typeof(SwitchCase), definitions.GetProperty("case"), "a case", []);
        CheckRecord(typeof(LookUpHeader), definitions.GetProperty("header"), "a header", []);
        CheckRecord(typeof(LookUpPick), definitions.GetProperty("pick"), "a pick", []);
        foreach (var (word, kind) in FlowNode.Kinds)
        {
            CheckRecord(kind, definitions.GetProperty(word), word, ["type"]);
            Assert.Equal(word, definitions.GetProperty(word).GetProperty("properties").GetProperty("type").GetProperty("const").GetString());
        }

        Assert.Equal(FlowNode.Kinds.Count, typeof(FlowNode).GetNestedTypes().Count(type => type.IsAssignableTo(typeof(FlowNode))));
    }

    private static void CheckRecord(Type type, JsonElement definition, string where, string[] more)
    {
        var parameters = type.GetConstructors().Single().GetParameters();
        var properties = definition.GetProperty("properties");
        Assert.Equal((where, string.Join(' ', parameters.Select(Name).Concat(more).Order())), (where, string.Join(' ', properties.EnumerateObject().Select(property => property.Name).Order())));
        Assert.Equal(parameters.Where(parameter => !parameter.HasDefaultValue).Select(Name).Concat(more).Order(), definition.GetProperty("required").EnumerateArray().Select(name => name.GetString()).Order());
        Assert.False(definition.GetProperty("additionalProperties").GetBoolean(), where);
        foreach (var parameter in parameters)
        {
            var property = properties.GetProperty(Name(parameter));
            Assert.True(property.TryGetProperty("description", out _), $"{where}.{Name(parameter)} has no description.");
            if (parameter is { HasDefaultValue: true, DefaultValue: { } value })
                Assert.Equal((where, JsonSerializer.Serialize(value)), (where, property.GetProperty("default").GetRawText()));
        }
    }

    private static string Name(ParameterInfo parameter) => parameter.Name == "Schema" ? "$schema" : JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
}
