using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Tests;

public class WhyElsewhereTests
{
    [Theory]
    [InlineData(OverflowTrigger.Wait, 60_000, 61_500, "It had waited for 61.5 s; the queue sends calls on after 60 s.", "已等待 61.5 秒；该队列在 60 秒后转往别处。")]
    [InlineData(OverflowTrigger.Length, 3, 4, "4 others waited when it came; the queue sends calls on when more than 3 wait, or when it is full.", "进入时已有 4 个联络在等待；超过 3 个或队列已满时，该队列转往别处。")]
    [InlineData(OverflowTrigger.NoAgent, 0, 0, "No agent of the queue was logged in.", "该队列没有坐席登录。")]
    [InlineData(OverflowTrigger.NoAgent, 5_000, 12_000, "No agent of the queue had been logged in for 12 s.", "该队列已有 12 秒没有坐席登录。")]
    [InlineData(OverflowTrigger.AtRisk, 80, 62, "The queue's service level was 62%, less than the 80% that it is to keep.", "该队列的服务水平为 62%，低于目标 80%。")]
    public void Each_trigger_says_what_it_went_by(OverflowTrigger trigger, long limit, long was, string english, string chinese)
    {
        var why = new OverflowReason(trigger, limit, was);
        Assert.Equal((english, chinese), (WhyElsewhere.InWords(why, Language.English), WhyElsewhere.InWords(why, Language.Chinese)));
    }
}
