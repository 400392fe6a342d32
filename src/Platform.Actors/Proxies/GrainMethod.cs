using System.Linq.Expressions;
using System.Reflection;
using Platform.Actors.Runtime;

namespace Platform.Actors.Proxies;

/// <summary>The result of a method that returns a plain <see cref="Task"/>.</summary>
internal readonly struct NoResult;

/// <summary>One method of a grain interface, with what the engine must know to run it.</summary>
internal abstract class GrainMethod(MethodInfo method)
{
    public string Name { get; } = $"{method.DeclaringType!.Name}/{method.Name}";

    public bool OneWay { get; } = method.IsDefined(typeof(OneWayAttribute));

    public bool AlwaysInterleave { get; } = method.IsDefined(typeof(AlwaysInterleaveAttribute));
}

/// <summary>Arguments travel as one value tuple, so that a call needs no array and no boxes.</summary>
internal sealed class GrainMethod<TArgs, TResult>(MethodInfo method) : GrainMethod(method)
{
    public static readonly Task<TResult> AlreadyDone = Task.FromResult<TResult>(default!);

    private readonly Func<object, TArgs, Task> _invoke = CompileInvoke(method);
    private readonly Lazy<Func<TArgs, JsonMessageCopier, TArgs>> _copy = new(CompileCopy);

    public Task Invoke(object target, TArgs args) => _invoke(target, args);

    public TArgs CopyArguments(TArgs args, JsonMessageCopier copier) => _copy.Value(args, copier);

    private static Func<object, TArgs, Task> CompileInvoke(MethodInfo method)
    {
        var target = Expression.Parameter(typeof(object));
        var args = Expression.Parameter(typeof(TArgs));
        var call = Expression.Call(Expression.Convert(target, method.DeclaringType!), method, Items(args));
        return Expression.Lambda<Func<object, TArgs, Task>>(call, target, args).Compile();
    }

    private static Func<TArgs, JsonMessageCopier, TArgs> CompileCopy()
    {
        var args = Expression.Parameter(typeof(TArgs));
        var copier = Expression.Parameter(typeof(JsonMessageCopier));
        var copies = Items(args)
            .Select(item => Expression.Call(copier, nameof(JsonMessageCopier.Copy), [item.Type], item))
            .ToArray();
        Expression body = copies.Length == 0
            ? args
            : Expression.New(typeof(TArgs).GetConstructor([.. copies.Select(copy => copy.Type)])!, copies);
        return Expression.Lambda<Func<TArgs, JsonMessageCopier, TArgs>>(body, args, copier).Compile();
    }

    private static MemberExpression[] Items(ParameterExpression args) =>
        [.. typeof(TArgs).GetFields().Select((_, index) => Expression.Field(args, $"Item{index + 1}"))];
}
