using System.Collections.Immutable;
using System.Reflection;

namespace Platform.Simulation;

/// <summary>Makes values with every member set to something that is not its default, one for each kind of an abstract type.</summary>
internal static class Samples
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 21, 20, 49, 6, 123, 456, TimeSpan.Zero);

    public static IEnumerable<object> Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (!type.IsAbstract || type.IsInterface)
            return [One(type)];
        return type.Assembly.GetTypes().Where(kind => !kind.IsAbstract && type.IsAssignableFrom(kind)).Select(Record);
    }

    private static object One(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type switch
        {
            _ when type == typeof(string) => "text \"ü\" 中",
            _ when type == typeof(bool) => true,
            _ when type == typeof(char) => '#',
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 1L << 53,
            _ when type == typeof(uint) => uint.MaxValue,
            _ when type == typeof(double) => 0.1,
            _ when type == typeof(decimal) => 0.1234m,
            _ when type == typeof(DateTimeOffset) => Moment,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 11, 21),
            _ when type == typeof(TimeSpan) => TimeSpan.FromMilliseconds(1.5),
            _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
            _ when type.IsGenericType => Collection(type),
            _ when type.IsAbstract => Of(type).First(),
            _ => Record(type),
        };
    }

    private static object Collection(Type type)
    {
        var item = type.GetGenericArguments()[^1];
        var items = Array.CreateInstance(item, 2);
        items.SetValue(One(item), 0);
        items.SetValue(One(item), 1);
        var kind = type.GetGenericTypeDefinition();
        if (kind == typeof(IReadOnlyList<>))
            return items;
        if (kind == typeof(ImmutableList<>))
            return Make(typeof(ImmutableList), nameof(ImmutableList.CreateRange), item, items);
        if (kind == typeof(ImmutableSortedSet<>))
            return Make(typeof(ImmutableSortedSet), nameof(ImmutableSortedSet.CreateRange), item, items);
        if (kind == typeof(ImmutableArray<>))
            return Make(typeof(ImmutableArray), nameof(ImmutableArray.CreateRange), item, items);
        if (kind == typeof(ImmutableDictionary<,>))
            return typeof(Samples).GetMethod(nameof(Dictionary), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [items])!;
        throw new NotSupportedException($"Say here how a sample of {type} is made.");
    }

    private static object Make(Type factory, string method, Type item, Array items) => factory.GetMethods()
        .Single(candidate => candidate.Name == method && candidate.GetGenericArguments().Length == 1
            && candidate.GetParameters() is [var only] && only.ParameterType.IsGenericType && only.ParameterType.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        .MakeGenericMethod(item).Invoke(null, [items])!;

    private static ImmutableDictionary<string, TItem> Dictionary<TItem>(TItem[] items) => ImmutableDictionary<string, TItem>.Empty.Add("key", items[0]);

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => One(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
            property.SetValue(made, One(property.PropertyType));
        return made;
    }
}
