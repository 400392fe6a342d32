using System.Globalization;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>"Why did it leave the queue?" in words.</summary>
internal static class WhyElsewhere
{
    public static string InWords(OverflowReason why, Language language) => language == Language.Chinese ? Chinese(why) : English(why);

    private static string English(OverflowReason why) => why.Trigger switch
    {
        OverflowTrigger.Wait => $"It had waited for {Seconds(why.Was)} s; the queue sends calls on after {Seconds(why.Limit)} s.",
        OverflowTrigger.Length => $"{why.Was} others waited when it came; the queue sends calls on when more than {why.Limit} wait, or when it is full.",
        OverflowTrigger.NoAgent when why.Was == 0 => "No agent of the queue was logged in.",
        OverflowTrigger.NoAgent => $"No agent of the queue had been logged in for {Seconds(why.Was)} s.",
        OverflowTrigger.AtRisk => $"The queue's service level was {why.Was}%, less than the {why.Limit}% that it is to keep.",
        _ => throw new InvalidOperationException($"Unknown trigger {why.Trigger}."),
    };

    private static string Chinese(OverflowReason why) => why.Trigger switch
    {
        OverflowTrigger.Wait => $"已等待 {Seconds(why.Was)} 秒；该队列在 {Seconds(why.Limit)} 秒后转往别处。",
        OverflowTrigger.Length => $"进入时已有 {why.Was} 个联络在等待；超过 {why.Limit} 个或队列已满时，该队列转往别处。",
        OverflowTrigger.NoAgent when why.Was == 0 => "该队列没有坐席登录。",
        OverflowTrigger.NoAgent => $"该队列已有 {Seconds(why.Was)} 秒没有坐席登录。",
        OverflowTrigger.AtRisk => $"该队列的服务水平为 {why.Was}%，低于目标 {why.Limit}%。",
        _ => throw new InvalidOperationException($"Unknown trigger {why.Trigger}."),
    };

    private static string Seconds(long milliseconds) => (milliseconds / 1000.0).ToString("0.#", CultureInfo.InvariantCulture);
}
