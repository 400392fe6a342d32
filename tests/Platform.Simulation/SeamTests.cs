using System.Collections;
using System.Reflection;
using System.Text.Json;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Grains;

namespace Platform.Simulation;

/// <summary>
/// Everything that grains say to each other or store goes through the JSON that the Orleans side registers and comes back
/// whole. The embedded engine hands arguments over as they are, so without this the seam could rot unseen.
/// </summary>
public sealed class SeamTests
{
    public static TheoryData<Type> Carried =>
    [
        .. Interfaces().SelectMany(type => type.GetMethods()).SelectMany(Types).Concat(States())
            .Where(type => !typeof(IAddressable).IsAssignableFrom(type)).Distinct().OrderBy(type => type.ToString(), StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Carried))]
    public void What_grains_carry_survives_the_serializer(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        foreach (var sample in Samples.Of(type))
        {
            var json = JsonSerializer.Serialize(sample, type, GrainSerialization.Options);
            var back = JsonSerializer.Deserialize(json, type, GrainSerialization.Options);
            Assert.True(Same(sample, back, type.Name, out var difference), $"{difference} is not the same after {json}");
        }
    }

    [Fact]
    public void Keys_never_parse_as_numbers()
    {
        string[] keys = [GrainKey.Tenant("1"), GrainKey.Seats("1"), GrainKey.Feed("1"), GrainKey.Queue("1", "2"), GrainKey.Agent("1", "2"), GrainKey.Call("1", "2"), GrainKey.Callback("1", "2"), GrainKey.Message("1", "2")];
        Assert.All(keys, key => Assert.False(Guid.TryParse(key, out _) || long.TryParse(key, System.Globalization.NumberStyles.HexNumber, null, out _)));
        Assert.All(keys, key => Assert.Equal("1", GrainKey.TenantOf(key)));
    }

    private static IEnumerable<Type> Interfaces() => typeof(ICallGrain).Assembly.GetTypes()
        .Where(type => type.IsInterface && (typeof(IGrainWithStringKey).IsAssignableFrom(type) || typeof(IGrainObserver).IsAssignableFrom(type)));

    private static IEnumerable<Type> States() => typeof(CallGrain).Assembly.GetTypes()
        .Where(type => typeof(Grain).IsAssignableFrom(type) && !type.IsAbstract)
        .SelectMany(type => type.GetConstructors()).SelectMany(constructor => constructor.GetParameters())
        .Where(parameter => parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(IPersistentState<>))
        .Select(parameter => parameter.ParameterType.GetGenericArguments()[0]);

    private static IEnumerable<Type> Types(MethodInfo method)
    {
        foreach (var parameter in method.GetParameters())
            yield return parameter.ParameterType;
        if (method.ReturnType.IsGenericType)
            yield return method.ReturnType.GetGenericArguments()[0];
    }

    private static bool Same(object? one, object? other, string path, out string difference)
    {
        difference = path;
        if (one is null || other is null || one is string)
            return Equals(one, other);
        if (one is IEnumerable items)
            return SameItems(items, (IEnumerable)other, path, ref difference);
        if (one.GetType().IsPrimitive || one.GetType().Namespace == "System")
            return Equals(one, other);
        if (one.GetType() != other.GetType())
            return false;
        foreach (var property in one.GetType().GetProperties().Where(property => property.CanWrite))
        {
            if (!Same(property.GetValue(one), property.GetValue(other), $"{path}.{property.Name}", out difference))
                return false;
        }

        return true;
    }

    private static bool SameItems(IEnumerable items, IEnumerable others, string path, ref string difference)
    {
        var (left, right) = (items.Cast<object>().ToList(), others.Cast<object>().ToList());
        if (left.Count != right.Count)
            return false;
        for (var i = 0; i < left.Count; i++)
        {
            if (!Same(left[i], right[i], $"{path}[{i}]", out difference))
                return false;
        }

        return true;
    }
}
