using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Playwright;
using Platform.Interop.Browser;
using Platform.Interop.Tenancy;
using Platform.Interop.Server;

namespace Platform.Benchmarks.Consoles;

/// <summary>
/// What a browser that was never here loads, and how long it takes until it can be used, on a slow machine (four times slower than this one)
/// and WebPageTest's "3G Fast" (1.6 Mbit/s down, 768 kbit/s up, 150 ms round trip), in Chromium. Sign-in: until the form can be filled in.
/// Desk: with a log-in that stands, until the desk's buttons are there. Over HTTPS, as browsers need it for the
/// microphone. Kilobytes are as they came over the wire, headers included, from a browser that takes gzip only; brotli is smaller yet.
/// </summary>
internal static class FirstLoadBench
{
    private const int CpuSlowdown = 4;
    private const int DownBytesPerSecond = 1_600_000 / 8;
    private const int UpBytesPerSecond = 768_000 / 8;
    private const int RoundTripMs = 150;

    public static async Task<int> Run(TextWriter output, string[] arguments)
    {
        var times = new BenchOptions(arguments, "times").Get("times", 5);
        using var browsers = new BrowserHouse();
        await browsers.InitializeAsync();
        try
        {
            var tenant = await browsers.House.Rent();
            var cookie = await CookieOf(browsers.House, tenant);
            await Measure(output, "sign_in", times, () => Load(browsers, tenant, null, "#root form button[type=submit]"));
            await Measure(output, "desk", times, () => Load(browsers, tenant, cookie, "main .wishes button"));
            return 0;
        }
        finally
        {
            await browsers.DisposeAsync();
        }
    }

    private static async Task Measure(TextWriter output, string name, int times, Func<Task<(double Ms, double Bytes, int Requests)>> load)
    {
        var loads = new List<(double Ms, double Bytes, int Requests)>();
        for (var i = 0; i < times; i++)
            loads.Add(await load());
        output.Row($"first_load_{name}_usable", loads.Select(one => one.Ms).Median(), "ms");
        output.Row($"first_load_{name}_usable_worst", loads.Max(one => one.Ms), "ms");
        output.Row($"first_load_{name}_size", loads.Max(one => one.Bytes) / 1000, "kB gzip");
        output.Row($"first_load_{name}_requests", loads.Max(one => one.Requests), "requests");
    }

    private static async Task<(double Ms, double Bytes, int Requests)> Load(BrowserHouse browsers, RentedTenant tenant,
        System.Net.Cookie? cookie, string usable)
    {
        await using var context = await browsers.OpenEmpty();
        if (cookie is not null)
            await context.AddCookiesAsync([new()
            {
                Name = cookie.Name, Value = cookie.Value, Path = cookie.Path, Domain = new Uri(browsers.Origin).Host, HttpOnly = true,
                Secure = true, SameSite = SameSiteAttribute.Strict,
            }]);
        var page = await context.NewPageAsync();
        var devTools = await context.NewCDPSessionAsync(page);
        var (bytes, requests) = (0.0, 0);
        devTools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await devTools.SendAsync("Network.enable");
        await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Accept-Encoding"] = "gzip" });
        await devTools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = RoundTripMs, ["downloadThroughput"] = DownBytesPerSecond, ["uploadThroughput"] = UpBytesPerSecond,
        });
        await devTools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = CpuSlowdown });
        var clock = Stopwatch.StartNew();
        await page.GotoAsync($"/t/{tenant.Id}/", new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(usable).First.WaitForAsync(new() { Timeout = 60_000 });
        return (clock.Elapsed.TotalMilliseconds, bytes, requests);
    }

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
