using System.Text.Json;
using Microsoft.Playwright;
using Platform.Interop.Browser;

namespace Platform.Interop.Consoles;

/// <summary>With the keyboard alone: Tab until the focus is there, and is seen to be there.</summary>
public sealed class KeyboardHands(IPage page) : Hands
{
    /// <summary>More than any page has.</summary>
    private const int MostStops = 400;

    private static readonly string Focus = Scripts.Read("focus.js");

    public override async Task Press(ILocator button)
    {
        await Reach(button);
        await page.Keyboard.PressAsync("Enter");
    }

    public override async Task Write(ILocator input, string text)
    {
        await Reach(input);
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
    }

    public override async Task Choose(ILocator list, string words)
    {
        await Write(list, words);
        await page.Locator(".ant-select-item-option-active:visible", new() { HasText = words }).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
    }

    public override Task Name(ILocator input, string party) => Write(input, party);

    /// <summary>Goes once around the page with Tab; whatever holds the focus for ever is a trap.</summary>
    public async Task GoAround()
    {
        var stops = new List<string>();
        while (stops.Count < MostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            var stop = Read(await page.EvaluateAsync<JsonElement>($"() => ({Focus}).now()"));
            Assert.True(stop.IsSeen, $"The focus is not seen at {stop.Name}.");
            if (stops.Count > 0 && stop.Name == stops[0]) return;
            stops.Add(stop.Name);
        }

        Assert.Fail($"{MostStops} times Tab did not lead around the page; the last stops: {string.Join(" → ", stops.TakeLast(5))}");
    }

    /// <summary>The nearer way round, by the order of the page; then it must be where it was to go, and be seen.</summary>
    private async Task Reach(ILocator target)
    {
        await Assertions.Expect(target).ToBeEnabledAsync(new() { Timeout = (float)Eventually.DefaultTimeout.TotalMilliseconds });
        var stop = await Eventually.Become(() => Step(target), stop => stop.StepsLeft == 0, "the focus to come there by Tab");
        Assert.True(stop.IsSeen, $"The focus is not seen at {stop.Name}.");
    }

    /// <summary>So many times Tab as it should take; what is left then, for the page may have changed meanwhile.</summary>
    private async Task<FocusStop> Step(ILocator target)
    {
        var steps = (await Stop(target)).StepsLeft;
        for (var step = 0; step < Math.Abs(steps); step++)
            await page.Keyboard.PressAsync(steps > 0 ? "Tab" : "Shift+Tab");
        return await Stop(target);
    }

    private static async Task<FocusStop> Stop(ILocator target) => Read(await target.EvaluateAsync<JsonElement>($"target => ({Focus}).now(target)"));

    private static FocusStop Read(JsonElement stop) => stop.Deserialize<FocusStop>(JsonSerializerOptions.Web)!;

    /// <summary>Where the focus is.</summary>
    /// <param name="StepsLeft">Times Tab to the target; below 0: with Shift.</param>
    /// <param name="IsSeen">An outline or a shadow marks the element, or the frame that stands for it.</param>
    private sealed record FocusStop(string Name, bool IsSeen, int StepsLeft);
}
