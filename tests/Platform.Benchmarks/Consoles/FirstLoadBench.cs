using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;
using Platform.Interop.Browser;
using Platform.Interop.Server;
using Platform.Interop.Tenancy;

namespace Platform.Benchmarks.Consoles;

/// <summary>
/// What a <see cref="SlowBrowser"/> loads, and how long it takes until the page can be used.
/// <list type="bullet">
/// <item>sign_in: a browser that was never here, until the log-in's name and password can be written and sent.</item>
/// <item>desk: a browser with nothing but a log-in that stands, until the agent's state is shown as the server answered it, with buttons that
/// change it. The bench then presses one and waits until the server's new state is shown: it fails where the button did nothing.</item>
/// <item>desk_again: the same in a browser that has been there, with what it kept, as after a reload.</item>
/// </list>
/// Over HTTPS, and with brotli, as browsers take it; <c>size_gzip</c> is from one more load by a browser that takes gzip only. The desk again is
/// over HTTP from this machine itself, which browsers trust as much: they keep nothing that came with a certificate they do not know.
/// </summary>
internal static class FirstLoadBench
{
    private static readonly string[] SignIn = ["form input[name=login]", "form input[name=password]", "form button[type=submit]:enabled"];
    private static readonly string[] Desk = ["main .my-state [role=status] .tag", "main .wishes button:enabled"];
    private const string Gzip = "gzip";
    private const string State = "main .my-state";

    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var times = new BenchOptions(arguments, "times").Get("times", 5);
        using var browsers = new BrowserHouse();
        await browsers.InitializeAsync();
        try
        {
            var tenant = await browsers.House.Rent(new() { SignInByPhone = false });
            var cookie = await CookieOf(browsers.House, tenant);
            var path = $"/t/{tenant.Id}/";
            await Measure(output, "sign_in", times, async encodings =>
            {
                await using var context = await browsers.OpenEmpty();
                var browser = await SlowBrowser.Open(context, SignIn, encodings);
                return await browser.Load(path);
            });
            await Measure(output, "desk", times, async encodings =>
            {
                await using var context = await browsers.OpenEmpty();
                await context.AddCookiesAsync([At(browsers.Origin, cookie)]);
                var browser = await SlowBrowser.Open(context, Desk, encodings);
                var load = await browser.Load(path);
                await PressOne(browser.Page);
                return load;
            });
            await using var known = await browsers.OpenEmpty();
            var origin = browsers.House.Server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority);
            await known.AddCookiesAsync([At(origin, cookie)]);
            await Visit(known, origin + path);
            Print(output, "desk_again", await Repeat(times, async () =>
            {
                var browser = await SlowBrowser.Open(known, Desk);
                var load = await browser.Load(origin + path);
                await browser.Page.CloseAsync();
                return load;
            }));
            return 0;
        }
        finally
        {
            await browsers.DisposeAsync();
        }
    }

    private static async Task Measure(TextWriter output, string name, int times, Func<string?, Task<PageLoad>> load)
    {
        Print(output, name, await Repeat(times, () => load(null)));
        output.Row($"first_load_{name}_size_gzip", (await load(Gzip)).Bytes / 1000, "kB");
    }

    private static async Task<List<PageLoad>> Repeat(int times, Func<Task<PageLoad>> load)
    {
        var loads = new List<PageLoad>();
        for (var i = 0; i < times; i++)
            loads.Add(await load());
        return loads;
    }

    private static void Print(TextWriter output, string name, List<PageLoad> loads)
    {
        output.Row($"first_load_{name}_usable", loads.Select(one => one.Ms).Median(), "ms");
        output.Row($"first_load_{name}_usable_worst", loads.Max(one => one.Ms), "ms");
        output.Row($"first_load_{name}_size", loads.Max(one => one.Bytes) / 1000, "kB");
        output.Row($"first_load_{name}_requests", loads.Max(one => one.Requests), "requests");
    }

    /// <summary>A visit that nobody measures, until all is there that the desk loads in the end.</summary>
    private static async Task Visit(IBrowserContext context, string address)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.CloseAsync();
    }

    private static async Task PressOne(IPage page)
    {
        var before = await page.Locator(State).GetAttributeAsync("class");
        await page.Locator(Desk[^1]).First.ClickAsync();
        await page.Locator($"{State}:not([class='{before}'])").WaitForAsync();
    }

    private static Microsoft.Playwright.Cookie At(string origin, System.Net.Cookie cookie) => new()
    {
        Name = cookie.Name,
        Value = cookie.Value,
        Path = cookie.Path,
        Domain = new Uri(origin).Host,
        HttpOnly = true,
        Secure = origin.StartsWith("https:", StringComparison.Ordinal),
        SameSite = SameSiteAttribute.Strict,
    };

    /// <summary>Of an agent who logged in in this browser before.</summary>
    private static async Task<System.Net.Cookie> CookieOf(House house, RentedTenant tenant)
    {
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = house.Server.Http.BaseAddress };
        var body = JsonSerializer.Serialize(new { login = "1001", password = RentedTenant.Password("1001"), cookie = true });
        using var content = new StringContent(body, MediaTypeHeaderValue.Parse("application/json"));
        using var answer = await browser.PostAsync(new Uri(LogIn.TenantPath(tenant.Id), UriKind.Relative), content);
        answer.EnsureSuccessStatusCode();
        return cookies.GetAllCookies().Single();
    }
}
