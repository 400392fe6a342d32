using System.Collections.Concurrent;
using System.Reflection;

namespace Platform.Actors.Proxies;

/// <summary>A grain or observer interface: its methods, in a fixed order, and the generated class of its references.</summary>
internal sealed class InterfaceModel
{
    /// <summary>The largest value tuple without nesting; who needs more hands over a record.</summary>
    private const int MaxParameters = 7;

    private static readonly ConcurrentDictionary<Type, InterfaceModel> s_models = new();

    private static readonly Type[] s_tuples =
    [
        typeof(ValueTuple), typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>),
        typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>),
    ];

    private readonly Func<CallEndpoint, InterfaceModel, GrainReference> _create;

    private InterfaceModel(Type type)
    {
        if (!type.IsInterface || !typeof(IAddressable).IsAssignableFrom(type) || type.ContainsGenericParameters)
            throw new ArgumentException($"{type} is no grain or observer interface.");
        Interface = type;
        var methods = new[] { type }.Concat(type.GetInterfaces()).SelectMany(part => part.GetMethods()).Where(part => !part.IsStatic).ToArray();
        Methods = [.. methods.Select(Describe)];
        _create = ProxyEmitter.Emit(type, methods);
    }

    public Type Interface { get; }

    public GrainMethod[] Methods { get; }

    public static InterfaceModel For(Type type) => s_models.GetOrAdd(type, static key => new InterfaceModel(key));

    /// <summary>The value tuple that carries a method's arguments.</summary>
    public static Type ArgumentsType(MethodInfo method)
    {
        var types = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        return types.Length == 0 ? typeof(ValueTuple) : s_tuples[types.Length].MakeGenericType(types);
    }

    public static Type ResultType(MethodInfo method) =>
        method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(NoResult);

    public GrainReference CreateReference(CallEndpoint endpoint) => _create(endpoint, this);

    private static GrainMethod Describe(MethodInfo method)
    {
        var returnsTask = method.ReturnType == typeof(Task)
            || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == typeof(Task<>));
        var parameters = method.GetParameters();
        if (!returnsTask || method.IsGenericMethod || parameters.Length > MaxParameters || parameters.Any(p => p.ParameterType.IsByRef))
        {
            throw new NotSupportedException(
                $"{method.DeclaringType!.Name}.{method.Name} must return Task or Task<T>, take at most {MaxParameters} parameters, none by reference, and not be generic.");
        }

        return (GrainMethod)Activator.CreateInstance(
            typeof(GrainMethod<,>).MakeGenericType(ArgumentsType(method), ResultType(method)), method)!;
    }
}
