using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Platform.Interop.Browser;

/// <summary>A JsSIP phone in a tab of Chromium.</summary>
public sealed class BrowserPhone : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly IPage page;
    private readonly ConcurrentQueue<string> log = [];

    public BrowserPhone(IBrowserContext context, IPage page)
    {
        (this.context, this.page) = (context, page);
        page.Console += (_, message) => log.Enqueue(message.Text);
    }

    internal static string Script { get; } = Scripts.Read("phone.js");

    /// <summary>Connects and registers.</summary>
    /// <param name="url">The WebSocket's, such as <c>wss://127.0.0.1:8443/t/acme/sip</c>.</param>
    /// <param name="address">The agent's, such as <c>sip:1001@acme.example</c>.</param>
    public Task Start(string url, string address, string password) =>
        page.EvaluateAsync("options => phone.start(options)", new { url, uri = address, password });

    /// <summary>
    /// Waits until this happened so many times: connected, disconnected CODE, registered, unregistered STATUS, registrationFailed STATUS,
    /// newRTCSession, failed CAUSE, options STATUS.
    /// </summary>
    public async Task Happened(string happening, int times = 1)
    {
        var happened = await Eventually.Become(
            async () => new Happenings(await page.EvaluateAsync<string[]>("() => phone.events"), log),
            seen => seen.Events.Count(one => one.StartsWith(happening, StringComparison.Ordinal)) >= times,
            $"'{happening}' to happen {times} time(s) to the browser's phone");
        Assert.NotEmpty(happened.Events);
    }

    /// <summary>The INVITE of the newest call, as it came.</summary>
    public Task<string> Invite() => page.EvaluateAsync<string>("() => phone.calls.at(-1).message");

    /// <summary>Takes the newest call.</summary>
    public Task Answer() => page.EvaluateAsync("() => phone.answer()");

    /// <param name="target">What is dialled at the agent's domain.</param>
    public Task Call(string target) => page.EvaluateAsync("target => phone.call(target)", target);

    public Task HangUp() => page.EvaluateAsync("() => phone.hangUp()");

    public Task Hold(bool on) => page.EvaluateAsync("on => phone.hold(on)", on);

    /// <summary>A re-INVITE that starts ICE anew, as a page sends it when the machine has another network now.</summary>
    public Task RestartIce() => page.EvaluateAsync("() => phone.restartIce()");

    /// <summary>The page is loaded again; it starts its phone by itself.</summary>
    public Task Reload() => page.ReloadAsync();

    /// <summary>Waits until the last third of a second heard holds the tone.</summary>
    public Task<double> HearsTone(double frequencyHz) => Ears.Hear(page, frequencyHz);

    /// <summary>Of the newest call, as the browser counts: packets received and lost, SRTP suite, state of DTLS.</summary>
    public Task<string> Figures() => page.EvaluateAsync<string>("() => phone.figures()");

    public Task Reject(int status, string reason) =>
        page.EvaluateAsync("refusal => phone.reject(refusal.status, refusal.reason)", new { status, reason });

    public Task AskOptions(string target) => page.EvaluateAsync("target => phone.askOptions(target)", target);

    public Task RegisterAgain() => page.EvaluateAsync("() => phone.ua.register()");

    public Task Unregister() => page.EvaluateAsync("() => phone.ua.unregister()");

    /// <summary>The connection closes; JsSIP opens the next one some seconds later.</summary>
    public Task LoseConnection() => page.EvaluateAsync("() => phone.loseConnection()");

    /// <summary>The tab is closed, without a word to the platform.</summary>
    public async ValueTask DisposeAsync() => await context.CloseAsync();

    private sealed record Happenings(string[] Events, IEnumerable<string> Log)
    {
        public override string ToString() => $"{string.Join(", ", Events)}\n{string.Join('\n', Log)}";
    }
}
