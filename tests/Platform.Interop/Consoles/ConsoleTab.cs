using System.Collections.Concurrent;
using Microsoft.Playwright;
using Platform.Interop.Browser;

namespace Platform.Interop.Consoles;

/// <summary>
/// A console, of a tenant or the operator, in a browser of its own. Things are found by their roles and words, as readers and screen readers find them, and
/// a page that logs an error fails the test at the end.
/// </summary>
public sealed class ConsoleTab : IAsyncDisposable
{
    private const string PictureFolder = "PLATFORM_SCREENSHOTS";
    private static readonly string Voice = Scripts.Read("voice.js");
    private static readonly float PatienceMs = (float)Eventually.DefaultTimeout.TotalMilliseconds;

    /// <summary>Of what the browser itself complains about; connections that a reload cuts off are not among them.</summary>
    private static readonly string[] Faults = ["Content Security Policy", "the server responded with a status of"];

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _errors;

    private ConsoleTab(IBrowserContext context, IPage page, ConsoleTexts texts, Hands hands, ConcurrentQueue<string> errors) =>
        (_context, Page, Texts, Hands, _errors) = (context, page, texts, hands, errors);

    public IPage Page { get; }

    public ConsoleTexts Texts { get; }

    public Hands Hands { get; }

    /// <summary>Errors of scripts, breaches of the content security policy and refused requests so far.</summary>
    public IEnumerable<string> Errors => _errors;

    /// <param name="hands">What its person works the page with; a pointer when left out.</param>
    public static async Task<ConsoleTab> Open(IBrowserContext context, string path, ConsoleTexts texts, Func<IPage, Hands>? hands = null)
    {
        context.SetDefaultTimeout(PatienceMs);
        var page = await context.NewPageAsync();
        var errors = new ConcurrentQueue<string>();
        page.PageError += (_, error) => errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && Faults.Any(fault => message.Text.Contains(fault, StringComparison.Ordinal))) errors.Enqueue(message.Text);
        };
        await page.GotoAsync(path);
        return new(context, page, texts, hands?.Invoke(page) ?? new MouseHands(page), errors);
    }

    public async Task SignIn(string login, string password)
    {
        await Hands.Write(Field("signIn.login"), login);
        await Hands.Write(Field("signIn.password"), password);
        await Click("signIn.submit");
        await Page.GetByRole(AriaRole.Navigation, new() { Name = Texts["app.navigation"] }).WaitForAsync();
    }

    public async Task AcceptInvitation(string password)
    {
        await Field("account.newPassword").FillAsync(password);
        await Field("account.passwordAgain").FillAsync(password);
        await Click("invitation.submit");
        await Page.GetByRole(AriaRole.Link, new() { Name = Texts["invitation.goOn"], Exact = true }).ClickAsync();
    }

    public ILocator Button(string key, params string[] values) => ButtonIn(Page.Locator("body"), key, values);

    /// <summary>A button within a part of the page; icons with names of their own may stand beside its words.</summary>
    public ILocator ButtonIn(ILocator part, string key, params string[] values) =>
        part.GetByRole(AriaRole.Button, new() { NameRegex = new($"(^| ){System.Text.RegularExpressions.Regex.Escape(Texts[key, values])}$") });

    public ILocator Region(string key) => Page.GetByRole(AriaRole.Region, new() { Name = Texts[key], Exact = true });

    /// <summary>An input by its label.</summary>
    public ILocator Field(string key) => Page.GetByLabel(Texts[key], Exactly);

    /// <summary>Chooses in the list of this label by the words of the choice.</summary>
    public async Task Pick(string key, string choice)
    {
        await Field(key).FocusAsync();
        await Page.Keyboard.PressAsync("ArrowDown");
        await Page.Locator($".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option[title='{choice}']").ClickAsync();
    }

    /// <summary>Saves, and waits until the drawer is gone: while it is there, it keeps the focus.</summary>
    public async Task SaveDrawer()
    {
        await Click("edit.save");
        await Assertions.Expect(Page.Locator(".ant-drawer")).ToHaveCountAsync(0, new() { Timeout = PatienceMs });
    }

    /// <summary>Says yes to what a button asks. Before the question has its place, a pointer that scrolls to it makes it go elsewhere.</summary>
    public async Task Confirm(string key)
    {
        var yes = Page.Locator(".ant-popover").GetByRole(AriaRole.Button, new() { Name = Texts[key], Exact = true });
        await Assertions.Expect(yes).ToBeInViewportAsync(new() { Ratio = 1, Timeout = PatienceMs });
        await yes.ClickAsync();
    }

    public Task Click(string key, params string[] values) => Hands.Press(Button(key, values));

    /// <summary>Waits until words are to be read in the part of the page.</summary>
    public async Task Reads(ILocator part, string text)
    {
        try
        {
            await Assertions.Expect(part).ToContainTextAsync(text, new() { Timeout = PatienceMs });
        }
        catch (PlaywrightException) when (!_errors.IsEmpty)
        {
            throw new InvalidOperationException($"'{text}' is not to be read; the page has errors:\n{string.Join('\n', _errors)}");
        }
    }

    /// <summary>Saves what the page looks like, wide and narrow, where the environment says that somebody wants to see it.</summary>
    public async Task Show(string name)
    {
        if (Environment.GetEnvironmentVariable(PictureFolder) is not { Length: > 0 } folder) return;
        foreach (var (width, height) in ((int, int)[])[(1280, 900), (390, 844)])
        {
            await Page.SetViewportSizeAsync(width, height);
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{Texts.Language}-{width}.png"), FullPage = true });
        }

        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>
    /// From the next call on, its user speaks in this tone until the page is loaded again. Two who speak in the same one may cancel each other
    /// out where they are mixed: all microphones of a browser hear the same.
    /// </summary>
    public Task SpeaksAt(double frequencyHz) => Page.EvaluateAsync(Voice, new[] { frequencyHz, Tones.LevelDbfs });

    public Task Hears(double frequencyHz) => Ears.Hear(Page, frequencyHz);

    public Task HearsNoMore(double frequencyHz) => Ears.Miss(Page, frequencyHz);

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    private static PageGetByLabelOptions Exactly => new() { Exact = true };
}
