using System.Linq.Expressions;
using System.Reflection;
using System.Reflection.Emit;

namespace Platform.Actors.Proxies;

/// <summary>
/// Writes, once per interface, a class that derives from <see cref="GrainReference"/>. Method number i of the interface is
/// <c>return Call&lt;(T1, T2), TResult&gt;(i, (arg1, arg2));</c>
/// </summary>
internal static class ProxyEmitter
{
    private const MethodAttributes Implements =
        MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot;

    private static readonly Type[] s_constructor = [typeof(CallEndpoint), typeof(InterfaceModel)];

    public static Func<CallEndpoint, InterfaceModel, GrainReference> Emit(Type type, IReadOnlyList<MethodInfo> methods)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"{type.FullName}.Reference"), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule("references");
        LetSeeInternals(assembly, module, type);
        var proxy = module.DefineType($"{type.Name}Reference", TypeAttributes.Class | TypeAttributes.Sealed, typeof(GrainReference), [type]);
        EmitConstructor(proxy);
        for (var index = 0; index < methods.Count; index++)
            EmitMethod(proxy, methods[index], index);

        var endpoint = Expression.Parameter(typeof(CallEndpoint));
        var model = Expression.Parameter(typeof(InterfaceModel));
        var made = Expression.New(proxy.CreateType().GetConstructor(s_constructor)!, endpoint, model);
        return Expression.Lambda<Func<CallEndpoint, InterfaceModel, GrainReference>>(made, endpoint, model).Compile();
    }

    private static void EmitConstructor(TypeBuilder proxy)
    {
        var code = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, s_constructor).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Call, typeof(GrainReference)
            .GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public, s_constructor)!);
        code.Emit(OpCodes.Ret);
    }

    private static void EmitMethod(TypeBuilder proxy, MethodInfo method, int index)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var arguments = InterfaceModel.ArgumentsType(method);
        var body = proxy.DefineMethod($"{method.DeclaringType!.Name}.{method.Name}", Implements, method.ReturnType, parameters);
        var code = body.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldc_I4, index);
        if (parameters.Length == 0)
        {
            var empty = code.DeclareLocal(arguments);
            code.Emit(OpCodes.Ldloc, empty);
        }
        else
        {
            for (var position = 0; position < parameters.Length; position++)
                code.Emit(OpCodes.Ldarg, position + 1);
            code.Emit(OpCodes.Newobj, arguments.GetConstructor(parameters)!);
        }

        var call = typeof(GrainReference).GetMethod(nameof(GrainReference.Call), BindingFlags.Instance | BindingFlags.NonPublic)!;
        code.Emit(OpCodes.Call, call.MakeGenericMethod(arguments, InterfaceModel.ResultType(method)));
        code.Emit(OpCodes.Ret);
        proxy.DefineMethodOverride(body, method);
    }

    /// <summary>
    /// The runtime honours an attribute of this name, wherever it is defined, and lets the assembly see others' internals.
    /// </summary>
    private static void LetSeeInternals(AssemblyBuilder assembly, ModuleBuilder module, Type type)
    {
        var attribute = module.DefineType(
            "System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", TypeAttributes.Class | TypeAttributes.Sealed,
            typeof(Attribute));
        var constructor = attribute.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(string)]);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Call, typeof(Attribute).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [])!);
        code.Emit(OpCodes.Ret);
        var made = attribute.CreateType().GetConstructor([typeof(string)])!;
        var seen = new[] { typeof(GrainReference), type }
            .Concat(type.GetInterfaces())
            .Concat(type.GetMethods().SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Select(part => part.Assembly.GetName().Name!)
            .Distinct();
        foreach (var name in seen)
            assembly.SetCustomAttribute(new CustomAttributeBuilder(made, [name]));
    }
}
