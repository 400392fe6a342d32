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
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--allow-loopback-in-peer-connection",
        "--autoplay-policy=no-user-gesture-required",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _script;
    private readonly TempFolder _folder;

    private Chromium(IPlaywright playwright, IBrowser browser, string script, TempFolder folder) =>
        (_playwright, _browser, _script, _folder) = (playwright, browser, script, folder);

    /// <summary>What the microphone hears.</summary>
    public const double ToneHz = 1000;

    public static async Task<Chromium> Start()
    {
        var script = await JsSipScript.Read();
        var folder = new TempFolder("microphone");
        Recording.Write(folder.File("tone.wav"), Tones.Sine(ToneHz, TimeSpan.FromSeconds(10)));
        var playwright = await Playwright.CreateAsync();
        try
        {
            string[] arguments = [.. Arguments, $"--use-file-for-fake-audio-capture={folder.File("tone.wav")}"];
            return new(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = arguments }), script, folder);
        }
        catch
        {
            folder.Dispose();
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>
    /// A phone in a tab of its own. Its page must come from the platform, or Chromium would let it speak to no address of this machine;
    /// even a 404 does, for the scripts are given to the browser.
    /// </summary>
    /// <param name="origin">Such as <c>https://127.0.0.1:8443</c>.</param>
    public async Task<BrowserPhone> OpenPhone(string origin)
    {
        var context = await _browser.NewContextAsync(new() { IgnoreHTTPSErrors = true, BypassCSP = true });
        await context.AddInitScriptAsync($"{_script}\nglobalThis.JsSIP = JsSIP;\n{Ears.Script}\n{BrowserPhone.Script}");
        var page = await context.NewPageAsync();
        await page.GotoAsync($"{origin}/api/v1/nothing");
        return new(context, page);
    }

    /// <summary>A browser of its own as far as cookies, storage and caches go, with nothing in them; nothing moves that is looked at.</summary>
    /// <param name="origin">Such as <c>http://127.0.0.1:8080</c>.</param>
    public Task<IBrowserContext> OpenEmpty(string origin) => _browser.NewContextAsync(new()
    {
        BaseURL = origin,
        IgnoreHTTPSErrors = true,
        Locale = "en",
        ReducedMotion = ReducedMotion.Reduce,
    });

    /// <summary>
    /// A browser of its own as far as cookies and storage go, whose user has that language, lives in the operator's time zone, and whose
    /// microphone passes tones as they are. Nothing moves that is to be clicked.
    /// </summary>
    /// <param name="origin">Such as <c>https://127.0.0.1:8443</c>.</param>
    public async Task<IBrowserContext> OpenReader(string origin, string language)
    {
        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = origin,
            IgnoreHTTPSErrors = true,
            Locale = language,
            TimezoneId = "Asia/Shanghai",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        await context.AddInitScriptAsync($$"""
            {{Ears.Script}}
            if (location.protocol === 'https:') localStorage['platform.phone'] ??= '{"isCleaned":false}';
            """);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _folder.Dispose();
    }
}
