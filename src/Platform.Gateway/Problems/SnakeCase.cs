using System.Text.Json;

namespace Platform.Gateway.Problems;

/// <summary>How stable codes are written.</summary>
internal static class SnakeCase
{
    public static string Of<TEnum>(TEnum code)
        where TEnum : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}
