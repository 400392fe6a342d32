using Microsoft.Playwright;

namespace Platform.Interop.Browser;

/// <summary>Debian's Chromium without a window, which believes every certificate.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--ignore-certificate-errors",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _script;

    private Chromium(IPlaywright playwright, IBrowser browser, string script) => (_playwright, _browser, _script) = (playwright, browser, script);

    public static async Task<Chromium> Start()
    {
        var script = await JsSipScript.Read();
        var playwright = await Playwright.CreateAsync();
        try
        {
            return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments }), script);
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A phone in a tab of its own. Its page must come from the platform, or Chromium would let it speak to no address of this machine;
    /// any page does, for the scripts are given to the browser.
    /// </summary>
    /// <param name="origin">Such as <c>https://127.0.0.1:8443</c>.</param>
    public async Task<BrowserPhone> OpenPhone(string origin)
    {
        var context = await _browser.NewContextAsync(new() { IgnoreHTTPSErrors = true, BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{origin}/openapi/v1.json");
        await page.AddScriptTagAsync(new() { Content = _script });
        await page.AddScriptTagAsync(new() { Content = BrowserPhone.Script });
        return new(context, page);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
