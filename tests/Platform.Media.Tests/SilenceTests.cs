namespace Platform.Media.Tests;

public class SilenceTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(29);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_leg_that_never_sends_is_told_silent_once()
    {
        var time = new ManualTime();
        using var rig = new Rig(time);
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA));
        await rig.SettleAsync();
        var began = time.GetUtcNow();
        time.Advance(Timeout);
        var silent = await rig.EventAsync<LegSilent>();
        time.Advance(Timeout);
        await PassHouseKeepingAsync(rig);
        Assert.Equal((rig.A, began), (silent.Leg, silent.Since));
        Assert.Single(rig.Events);
    }

    [Fact]
    public async Task Each_packet_puts_the_silence_off_and_arms_it_again()
    {
        var time = new ManualTime();
        using var rig = new Rig(time).Bridged();
        rig.B.SetRemote(rig.B.Remote! with { Direction = MediaDirection.SendOnly });
        await rig.SettleAsync();
        time.Advance(Short);
        rig.PeerA.SendRtp(rig.A, 1);
        await rig.PeerB.ReceiveRtpAsync();
        time.Advance(Short);
        await PassHouseKeepingAsync(rig);
        Assert.Empty(rig.Events);

        time.Advance(TimeSpan.FromSeconds(1));
        await rig.EventAsync<LegSilent>();
        rig.PeerA.SendRtp(rig.A, 2);
        await rig.PeerB.ReceiveRtpAsync();
        time.Advance(Timeout);
        await Wait.Until(() => rig.Events.Count == 2, () => string.Join(", ", rig.Events));
    }

    [Fact]
    public async Task A_leg_that_need_not_send_is_never_silent_and_counts_anew_when_it_must()
    {
        var time = new ManualTime();
        using var rig = new Rig(time);
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { Direction = MediaDirection.SendOnly });
        await rig.SettleAsync();
        time.Advance(3 * Timeout);
        await PassHouseKeepingAsync(rig);
        rig.A.SetRemote(rig.A.Remote! with { Direction = MediaDirection.SendReceive });
        await rig.SettleAsync();
        time.Advance(Short);
        await PassHouseKeepingAsync(rig);
        Assert.Empty(rig.Events);
        time.Advance(TimeSpan.FromSeconds(1));
        await rig.EventAsync<LegSilent>();
    }

    /// <summary>Waits until the house-keeping has looked at every leg once more.</summary>
    private static async Task PassHouseKeepingAsync(Rig rig)
    {
        var seen = rig.A.Core.Thread.HouseRounds;
        await Wait.Until(() => rig.A.Core.Thread.HouseRounds >= seen + 6, () => rig.A.Core.Thread.HouseRounds);
    }
}
