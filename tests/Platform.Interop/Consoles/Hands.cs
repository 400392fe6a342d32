using Microsoft.Playwright;

namespace Platform.Interop.Consoles;

/// <summary>How a test's person works a page.</summary>
public abstract class Hands
{
    public abstract Task Press(ILocator button);

    /// <summary>Writes into an input instead of what it holds.</summary>
    public abstract Task Write(ILocator input, string text);

    /// <summary>Chooses in an open or closed list.</summary>
    /// <param name="words">Of the choice, as far as a list that can be searched needs them.</param>
    public abstract Task Choose(ILocator list, string words);

    /// <summary>Says whom to call, where parties are proposed and anything may be written.</summary>
    public abstract Task Name(ILocator input, string party);
}

/// <summary>With a pointer.</summary>
public sealed class MouseHands(IPage page) : Hands
{
    public override Task Press(ILocator button) => button.ClickAsync();

    public override Task Write(ILocator input, string text) => input.FillAsync(text);

    public override async Task Choose(ILocator list, string words)
    {
        await list.ClickAsync();
        await page.Locator(".ant-select-item-option:visible", new() { HasText = words }).ClickAsync();
    }

    public override Task Name(ILocator input, string party) => Choose(input, party);
}
