using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Platform.Actors.Runtime;

/// <summary>
/// What the engine knows of a grain class: its type name (the class name without "Grain", in lower case) and how to make one.
/// </summary>
internal sealed class GrainClass
{
    private readonly Func<Activation, object?>[] _arguments;
    private readonly ConstructorInvoker _constructor;

    public GrainClass(Type type)
    {
        Type = type;
        Name = TypeName(type);
        Tag = new("grain.type", Name);
        Reentrant = type.IsDefined(typeof(ReentrantAttribute));
        Interfaces = [.. type.GetInterfaces()
            .Where(part => typeof(IGrain).IsAssignableFrom(part) && part.Assembly != typeof(IGrain).Assembly)];
        var constructors = type.GetConstructors();
        if (constructors.Length != 1)
            throw new InvalidOperationException($"{type} must have one public constructor.");
        _constructor = ConstructorInvoker.Create(constructors[0]);
        _arguments = [.. constructors[0].GetParameters().Select(ArgumentSource)];
    }

    public Type Type { get; }
    public string Name { get; }
    public KeyValuePair<string, object?> Tag { get; }
    public bool Reentrant { get; }
    public IReadOnlyList<Type> Interfaces { get; }

    public static bool IsGrainClass(Type type) => type is { IsClass: true, IsAbstract: false } && typeof(Grain).IsAssignableFrom(type);

    public Grain Create(Activation activation)
    {
        var arguments = new object?[_arguments.Length];
        for (var index = 0; index < arguments.Length; index++)
            arguments[index] = _arguments[index](activation);
        return (Grain)_constructor.Invoke(arguments.AsSpan());
    }

    private static string TypeName(Type type)
    {
        var name = type.Name.EndsWith("Grain", StringComparison.Ordinal) && type.Name.Length > "Grain".Length
            ? type.Name[..^"Grain".Length]
            : type.Name;
        return name.ToLowerInvariant();
    }

    private static Func<Activation, object?> ArgumentSource(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } stored)
            return StateSource(parameter, stored.StateName);
        var service = parameter.ParameterType;
        if (service == typeof(IGrainFactory))
            return activation => activation.Engine;
        return parameter.HasDefaultValue
            ? activation => activation.Engine.Services.GetService(service) ?? parameter.DefaultValue
            : activation => activation.Engine.Services.GetRequiredService(service);
    }

    private static Func<Activation, object?> StateSource(ParameterInfo parameter, string stateName)
    {
        var type = parameter.ParameterType;
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new InvalidOperationException($"{parameter.Member.DeclaringType}: {parameter.Name} must be an IPersistentState.");
        var state = typeof(PersistentState<>).MakeGenericType(type.GetGenericArguments()[0]);
        var constructor = ConstructorInvoker.Create(state.GetConstructors()[0]);
        return activation =>
        {
            var made = (ILoadedState)constructor.Invoke(activation, stateName);
            activation.AddState(made);
            return made;
        };
    }
}
