using System.Text.RegularExpressions;
using Platform.Interop.Browser;

namespace Platform.Interop.Consoles;

/// <summary>The pages of a console, read from its sources: one that is added later is visited, too.</summary>
internal static partial class ConsoleRoutes
{
    /// <param name="app">TenantApp or OperatorApp.</param>
    /// <param name="values">What stands for parameters, such as <c>callId</c>.</param>
    public static IReadOnlyList<string> Of(string app, IReadOnlyDictionary<string, string> values)
    {
        var source = File.ReadAllText(Path.Combine(JsSipScript.WebFolder, "src", "app", $"{app}.tsx"));
        var routes = Route.Matches(source).Select(match => match.Groups[1].Value).Where(path => path != "*").Distinct().ToList();
        Assert.True(routes.Count > 5, $"Only {routes.Count} routes were found in {app}.");
        return [.. routes.Select(route => Parameter.Replace(route, match => values.TryGetValue(match.Groups[1].Value, out var value)
            ? value
            : throw new InvalidOperationException($"Say what stands for {match.Value} in {route}.")))];
    }

    [GeneratedRegex("<Route path=\"([^\"]+)\"")]
    private static partial Regex Route { get; }

    [GeneratedRegex(":(\\w+)")]
    private static partial Regex Parameter { get; }
}
