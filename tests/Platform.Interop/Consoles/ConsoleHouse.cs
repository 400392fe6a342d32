using System.Net.Http.Json;
using Microsoft.Playwright;
using Platform.Interop.Browser;

namespace Platform.Interop.Consoles;

/// <summary>A server with the built console and HTTPS, and a Chromium to use it with, for all tests of the class.</summary>
public sealed class ConsoleHouse : IAsyncLifetime, IDisposable
{
    /// <summary>Nobody is given up who loads a whole console again in mid-call.</summary>
    private readonly BrowserHouse _browsers = new() { AwayWaitS = 30 };

    public House House => _browsers.House;

    public async Task InitializeAsync()
    {
        var built = Path.Combine(Path.GetDirectoryName(PlatformServer.Binary)!, "console", "index.html");
        if (!File.Exists(built)) throw new InvalidOperationException($"There is no {built}: build Platform.Host with the console.");
        await _browsers.InitializeAsync();
    }

    /// <summary>A tenant's console in a browser of its own, signed in.</summary>
    public Task<ConsoleTab> Open(RentedTenant tenant, ConsoleTexts texts, string login, string password, Func<IPage, Hands>? hands = null) =>
        OpenAt($"/t/{tenant.Id}/", texts, login, password, hands);

    /// <param name="path">A console's, such as <c>/operator/</c>.</param>
    public async Task<ConsoleTab> OpenAt(string path, ConsoleTexts texts, string login, string password, Func<IPage, Hands>? hands = null)
    {
        var tab = await ConsoleTab.Open(await _browsers.OpenReader(texts.Language), path, texts, hands);
        await tab.SignIn(login, password);
        return tab;
    }

    /// <summary>A console that its user enters by a one-time link.</summary>
    public async Task<ConsoleTab> OpenInvited(string link, ConsoleTexts texts, string login, string password)
    {
        var tab = await ConsoleTab.Open(await _browsers.OpenReader(texts.Language), link, texts);
        await tab.AcceptInvitation(password);
        await tab.SignIn(login, password);
        return tab;
    }

    /// <summary>Numbers that tenants can order and the operator can rent out.</summary>
    /// <param name="tenants">Who may see them; none for all.</param>
    public async Task AddNumbers(string pool, string number, params string[] tenants)
    {
        using var put = await House.Operator.PutAsJsonAsync(new Uri($"/operator/api/v1/number-pools/{pool}", UriKind.Relative),
            new { name = pool, ranges = new[] { new { first = number, last = number } }, priceClass = "geographic", tenants });
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
    }

    public Task DisposeAsync() => _browsers.DisposeAsync();

    public void Dispose() => _browsers.Dispose();
}
