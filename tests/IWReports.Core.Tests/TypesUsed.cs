using System.Reflection;
using System.Reflection.Emit;

namespace IWReports.Tests;

/// <summary>Which types of an assembly use which others of it, read from the compiled code.</summary>
internal static class TypesUsed
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Outermost types and those that they, or what is nested in them, name.</summary>
    public static IEnumerable<(Type User, Type Used)> In(Assembly assembly) =>
        assembly.GetTypes().SelectMany(type => Of(type).SelectMany(Parts).Where(used => used.Assembly == assembly)
            .Select(used => (Outermost(type), Outermost(used)))).Where(pair => pair.Item1 != pair.Item2).Distinct();

    private static IEnumerable<Type> Of(Type type) =>
    [
        .. new[] { type.BaseType }.OfType<Type>(), .. type.GetInterfaces(), .. type.GetFields(All).Select(field => field.FieldType),
        .. type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)).SelectMany(Of),
    ];

    private static IEnumerable<Type> Of(MethodBase method)
    {
        var signature = method.GetParameters().Select(parameter => parameter.ParameterType)
            .Concat(method is MethodInfo info ? [info.ReturnType] : []);
        return method.GetMethodBody() is not { } body ? signature
            : signature.Concat(body.LocalVariables.Select(local => local.LocalType)).Concat(Named(method, body.GetILAsByteArray()!));
    }

    private static IEnumerable<Type> Named(MethodBase method, byte[] code)
    {
        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)((code[at] << 8) | code[at + 1]) : code[at];
            var one = Codes[value];
            at += one.Size;
            if (one.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                foreach (var type in Of(method.Module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod)!))
                    yield return type;
            }

            at += one.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Of(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodInfo method => [.. Declaring(method), method.ReturnType, .. method.GetGenericArguments()],
        _ => Declaring(member),
    };

    private static IEnumerable<Type> Declaring(MemberInfo member) => member.DeclaringType is { } type ? [type] : [];

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsConstructedGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition())
        : [type];

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
