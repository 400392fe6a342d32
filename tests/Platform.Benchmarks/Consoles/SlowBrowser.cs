using System.Text.Json;
using Microsoft.Playwright;

namespace Platform.Benchmarks.Consoles;

/// <summary>How one load went.</summary>
/// <param name="Ms">Until the page could be used.</param>
/// <param name="Bytes">That had come over the wire by then, headers included.</param>
/// <param name="Requests">That were answered by then.</param>
internal sealed record PageLoad(double Ms, double Bytes, int Requests);

/// <summary>
/// A tab as on a machine four times slower than this one behind WebPageTest's "3G Fast": 1.6 Mbit/s down, 768 kbit/s up, 150 ms from each
/// request to its answer. Chromium delays requests, not packets: opening a connection takes no round trip here.
/// </summary>
internal sealed class SlowBrowser(IPage page, ICDPSession devTools)
{
    private const int CpuSlowdown = 4;
    private const int DownBytesPerSecond = 1_600_000 / 8;
    private const int UpBytesPerSecond = 768_000 / 8;
    private const int RoundTripMs = 150;
    private const int PatienceMs = 60_000;

    /// <summary>
    /// Notes, by the page's own clock since it was asked for, when all that is looked for is there, has been painted, and the page did
    /// something else since: it would then do what a key or the pointer asks.
    /// </summary>
    private const string Watch = """
        wanted => {
          const isThere = () => document.body !== null && wanted.every((one) => document.querySelector(one) !== null);
          const observer = new MutationObserver(() => {
            if (!isThere()) return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => { globalThis.usableAfterMs = performance.now(); }));
          });
          observer.observe(document, { childList: true, subtree: true, attributes: true });
        }
        """;

    /// <param name="wanted">Selectors of what must be there for the page to be usable.</param>
    /// <param name="encodings">The compressions that the browser takes; null for its own choice.</param>
    public static async Task<SlowBrowser> Open(IBrowserContext context, IReadOnlyList<string> wanted, string? encodings = null)
    {
        var page = await context.NewPageAsync();
        var devTools = await context.NewCDPSessionAsync(page);
        await page.AddInitScriptAsync($"({Watch})({JsonSerializer.Serialize(wanted)})");
        await devTools.SendAsync("Network.enable");
        if (encodings is not null)
            await page.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["Accept-Encoding"] = encodings });
        await devTools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false, ["latency"] = RoundTripMs, ["downloadThroughput"] = DownBytesPerSecond, ["uploadThroughput"] = UpBytesPerSecond,
        });
        await devTools.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = CpuSlowdown });
        return new(page, devTools);
    }

    public IPage Page => page;

    public async Task<PageLoad> Load(string path)
    {
        var (bytes, requests) = (0.0, 0);
        devTools.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            bytes += finished!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        var usable = await page.WaitForFunctionAsync("() => globalThis.usableAfterMs", null, new() { Timeout = PatienceMs });
        return new(await usable.JsonValueAsync<double>(), bytes, requests);
    }
}
