using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Platform.Domain.Flows;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>
/// Builds records from JSON by their constructors' parameters and takes nothing on trust: unknown, missing, doubled and
/// mistyped properties are all found in one go, each with its path. A parameter with a default value may be left out.
/// </summary>
internal sealed class StrictJson(List<CatalogFault> faults)
{
    private sealed record Parameter(string Name, Type Type, bool IsNullable, bool IsOptional, object? Default);

    private const string Discriminator = "type";

    /// <summary>Of records that stand for several kinds, those by the name that their <c>type</c> gives.</summary>
    private static readonly Dictionary<Type, IReadOnlyDictionary<string, Type>> Kinds = new() { [typeof(FlowNode)] = FlowNode.Kinds };

    private static readonly ConcurrentDictionary<Type, (ConstructorInfo Constructor, Parameter[] Parameters)> Records = new();

    /// <summary>The value, or null when there are faults.</summary>
    public TRecord? Read<TRecord>(JsonElement element)
        where TRecord : class =>
        Read(typeof(TRecord), element, "$") as TRecord;

    private object? Read(Type type, JsonElement element, string path)
    {
        if (type == typeof(string))
            return element.ValueKind == JsonValueKind.String ? element.GetString() : Mistyped(path, "a text");
        if (type == typeof(bool))
            return element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetBoolean() : Mistyped(path, "true or false");
        if (type == typeof(int))
            return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var whole) ? whole : Mistyped(path, "a whole number");
        if (type == typeof(long))
            return element.ValueKind == JsonValueKind.Number && element.TryGetInt64(out var large) ? large : Mistyped(path, "a whole number");
        if (type == typeof(decimal))
            return element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number) ? number : Mistyped(path, "a number");
        if (type == typeof(DateOnly))
            return ReadDay(element, path);
        if (type.IsEnum)
            return ReadEnum(type, element, path);
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
            ? ReadList(type.GenericTypeArguments[0], element, path)
            : ReadRecord(type, element, path);
    }

    private object? ReadDay(JsonElement element, string path)
    {
        var text = element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Mistyped(path, "a day such as 2026-11-01");
    }

    private object? ReadEnum(Type type, JsonElement element, string path)
    {
        var words = Enum.GetNames(type).ToDictionary(JsonNamingPolicy.CamelCase.ConvertName);
        return element.ValueKind == JsonValueKind.String && words.TryGetValue(element.GetString()!, out var name)
            ? Enum.Parse(type, name)
            : Mistyped(path, $"one of {string.Join(", ", words.Keys)}");
    }

    private Array? ReadList(Type type, JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Array)
        {
            Mistyped(path, "a list");
            return null;
        }

        var list = Array.CreateInstance(type, element.GetArrayLength());
        for (var i = 0; i < list.Length; i++)
        {
            if (Read(type, element[i], $"{path}[{i}]") is { } item)
                list.SetValue(item, i);
        }

        return list;
    }

    private object? ReadRecord(Type type, JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
            return Mistyped(path, "an object");
        if (Kinds.TryGetValue(type, out var kinds))
            return ReadKind(kinds, element, path);
        var faultsBefore = faults.Count;
        var (constructor, parameters) = Records.GetOrAdd(type, Describe);
        var given = TakeProperties(element, parameters, path, isKind: type.BaseType is { } kindOf && Kinds.ContainsKey(kindOf));
        var arguments = Array.ConvertAll(parameters, parameter => ReadParameter(parameter, given, path));
        return faults.Count == faultsBefore ? constructor.Invoke(arguments) : null;
    }

    private object? ReadKind(IReadOnlyDictionary<string, Type> kinds, JsonElement element, string path)
    {
        if (!element.TryGetProperty(Discriminator, out var word))
            faults.Add(new(Below(path, Discriminator), MissingProperty, $"The property is missing: one of {string.Join(", ", kinds.Keys)}."));
        else if (word.ValueKind != JsonValueKind.String || !kinds.TryGetValue(word.GetString()!, out var kind))
            Mistyped(Below(path, Discriminator), $"one of {string.Join(", ", kinds.Keys)}");
        else
            return ReadRecord(kind, element, path);
        return null;
    }

    private Dictionary<string, JsonElement> TakeProperties(JsonElement element, Parameter[] parameters, string path, bool isKind)
    {
        var known = string.Join(", ", parameters.Select(parameter => parameter.Name));
        Dictionary<string, JsonElement> given = [];
        foreach (var property in element.EnumerateObject())
        {
            if (isKind && property.Name == Discriminator)
                continue;
            if (!Array.Exists(parameters, parameter => parameter.Name == property.Name))
                faults.Add(new(Below(path, property.Name), UnknownProperty, $"There is no such property; here are {known}."));
            else if (!given.TryAdd(property.Name, property.Value))
                faults.Add(new(Below(path, property.Name), Duplicate, "The property is given twice."));
        }

        return given;
    }

    private object? ReadParameter(Parameter parameter, Dictionary<string, JsonElement> given, string path)
    {
        if (!given.TryGetValue(parameter.Name, out var element))
        {
            if (!parameter.IsOptional)
                faults.Add(new(Below(path, parameter.Name), MissingProperty, "The property is missing."));
            return parameter.Default;
        }

        return element.ValueKind == JsonValueKind.Null && parameter.IsNullable ? null : Read(parameter.Type, element, Below(path, parameter.Name));
    }

    private object? Mistyped(string path, string wanted)
    {
        faults.Add(new(path, WrongType, $"This is not {wanted}."));
        return null;
    }

    private static string Below(string path, string name) =>
        name.All(char.IsAsciiLetterOrDigit) ? $"{path}.{name}" : $"{path}[{JsonSerializer.Serialize(name)}]";

    private static (ConstructorInfo Constructor, Parameter[] Parameters) Describe(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var nullability = new NullabilityInfoContext();
        return (constructor, Array.ConvertAll(constructor.GetParameters(), parameter => new Parameter(
            DeclarationNaming.Instance.ConvertName(parameter.Name!),
            Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType,
            nullability.Create(parameter).WriteState == NullabilityState.Nullable,
            parameter.HasDefaultValue,
            parameter.HasDefaultValue ? parameter.DefaultValue : null)));
    }
}
