using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;
using Platform.Interop.Browser;

namespace Platform.Interop.Consoles;

/// <param name="Page">Console, role and path.</param>
/// <param name="Ran">Signs that stored words became markup or script.</param>
/// <param name="Faults">Serious and critical ones that axe-core finds, and contrasts that are too low in dark colours, one a line.</param>
public sealed record PageFindings(string Page, IReadOnlyList<string> Ran, IReadOnlyList<string> Faults);

/// <summary>Every page of every console, visited once in Chromium by somebody who may see it, at a tenant of hostile words.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    private const float PatienceMs = 60_000;

    /// <summary>Shown while something is loaded.</summary>
    private const string Loading = ".skeleton, .ant-spin-spinning";

    private static readonly string AxeSource = File.ReadAllText(Path.Combine(JsSipScript.WebFolder, "node_modules", "axe-core", "axe.min.js"));

    private readonly List<PageFindings> _findings = [];

    public IReadOnlyList<PageFindings> Findings => _findings;

    public async Task InitializeAsync()
    {
        var built = Path.Combine(Path.GetDirectoryName(PlatformServer.Binary)!, "console", "index.html");
        if (!File.Exists(built)) throw new InvalidOperationException($"There is no {built}: build Platform.Host with the console.");
        await using var house = await House.Open();
        var (tenant, callId) = await HostileTenant.Rent(house);
        await using var chromium = await Chromium.Start();
        var origin = house.Server.Http.BaseAddress!.ToString().TrimEnd('/');
        var values = new Dictionary<string, string> { ["callId"] = callId, ["flow"] = HostileTenant.Flow, ["tenant"] = tenant.Id };
        var root = $"/t/{tenant.Id}/";
        var pages = ConsoleRoutes.Of("TenantApp", values);
        await Visit(chromium, origin, root, "admin", RentedTenant.AdminPassword, pages.Where(page => page != "desk"));
        await Visit(chromium, origin, root, "sue", HostileTenant.SupervisorPassword, ["desk", "wall"]);
        await Visit(chromium, origin, "/operator/", "root", House.OperatorPassword, ConsoleRoutes.Of("OperatorApp", values));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The pages before the log-in, then those behind it.</summary>
    private async Task Visit(Chromium chromium, string origin, string root, string login, string password, IEnumerable<string> pages)
    {
        await using var context = await chromium.OpenEmpty(origin);
        context.SetDefaultTimeout(PatienceMs);
        var page = await context.NewPageAsync();
        var breaches = new ConcurrentQueue<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal)) breaches.Enqueue(message.Text);
        };
        await page.GotoAsync($"{root}#invite=00");
        await Look(page, $"{root}#invite", breaches);
        await page.GotoAsync("about:blank");
        await page.GotoAsync(root);
        await Look(page, $"{root} sign-in", breaches);
        await page.Locator("input[autocomplete=username]").FillAsync(login);
        await page.Locator("input[autocomplete=current-password]").FillAsync(password);
        await page.Locator("button[type=submit]").ClickAsync();
        await page.Locator("header nav").WaitForAsync();
        foreach (var path in pages)
        {
            await page.GotoAsync(root + path);
            await page.Locator("main h1").First.WaitForAsync();
            Assert.Equal(root + path, new Uri(page.Url).AbsolutePath);
            await Look(page, $"{root}{path} as {login}", breaches);
        }
    }

    private async Task Look(IPage page, string name, ConcurrentQueue<string> breaches)
    {
        await page.Locator("main h1").First.WaitForAsync();
        await Assertions.Expect(page.Locator(Loading)).ToHaveCountAsync(0, new() { Timeout = PatienceMs });
        await page.EvaluateAsync(AxeSource);
        var found = await page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)");
        var dark = await LookInTheDark(page);
        var ran = await page.EvaluateAsync<bool>("() => 'ran' in globalThis") ? ["a script"] : new List<string>();
        if (await page.Locator(HostileTenant.Mark).CountAsync() > 0) ran.Add("an element");
        while (breaches.TryDequeue(out var breach)) ran.Add(breach);
        _findings.Add(new(name, ran, 
            [.. found.EnumerateArray().Where(IsSerious).SelectMany(Describe), .. dark.EnumerateArray().SelectMany(Describe).Select(fault => $"dark: {fault}")]));
    }

    /// <summary>The same page for those whose system prefers dark colours: only its contrasts differ.</summary>
    private static async Task<JsonElement> LookInTheDark(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.Locator(":root[data-colours='dark']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        var found = await page.EvaluateAsync<JsonElement>(
            "() => axe.run(document, { runOnly: ['color-contrast'], resultTypes: ['violations'] }).then(({ violations }) => violations)");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        return found;
    }

    private static bool IsSerious(JsonElement violation) => violation.GetProperty("impact").GetString() is "serious" or "critical";

    private static IEnumerable<string> Describe(JsonElement violation) => violation.GetProperty("nodes").EnumerateArray().Select(node =>
        $"{violation.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()} ({node.GetProperty("failureSummary").GetString()})");
}
