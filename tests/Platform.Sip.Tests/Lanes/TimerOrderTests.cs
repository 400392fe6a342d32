namespace Platform.Sip.Tests.Lanes;

/// <summary>The timers of a whole stack against a plain model: what starts and is not stopped fires once, in order.</summary>
public sealed class TimerOrderTests
{
    [Fact]
    public void Many_calls_retransmit_in_step()
    {
        var world = new Fakes.TwoStacks();
        world.Network.Loses = (_, _, _) => true;
        for (var i = 0; i < 200; i++)
        {
            world.Send(world.Request(Sip.Messages.SipMethod.Invite, $"call-{i}"));
            world.Advance(0.013);
        }
        world.Advance(40);
        Assert.Equal(200 * 7, world.CountOnWire("A: INVITE"));
        Assert.Equal(200, world.AliceUser.Heard.Count(item => item == "time-out"));
        Assert.Equal(0, world.Alice.TransactionCount);
    }
}
