namespace Platform.Interop.Cases;

/// <summary>Calls that are not taken, or not kept, and what the caller is told.</summary>
[Collection(SharedHouse.Collection)]
public sealed class RefusalTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan MessageTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Unknown_number_is_404()
    {
        var refused = (await Sipp.Run(Callers.ExpectRefusal(404), new SippOptions
        {
            Target = shared.House.Server.SipEndpoint,
            Service = "+862899999999",
            LocalAddress = House.TrunkAddress,
        }, CallTimeout)).ShouldSucceed();

        Assert.Contains("unknown_number", Reason(refused, " 404 "), StringComparison.Ordinal);
        await shared.House.IsQuiet();
    }

    [Fact]
    public async Task Tenant_over_its_channel_limit_is_486_with_a_reason()
    {
        var tenant = await shared.House.Rent(new() { MaxChannels = 1 });
        await using var first = await tenant.Call(Callers.Talk(Talk.UntilBye));
        var waiting = await tenant.CallIs("waiting");
        await using var second = await tenant.Call(Callers.ExpectRefusal(486));

        var refused = (await second.Completed(CallTimeout)).ShouldSucceed();
        await tenant.Clear(waiting);
        (await first.Completed(CallTimeout)).ShouldSucceed();

        Assert.Contains("channel_limit", Reason(refused, " 486 "), StringComparison.Ordinal);
        Assert.Equal(["cleared", "channelLimit"], (await tenant.EndedCalls(2)).Select(call => call.Cause));
        await using var third = await tenant.Call(Callers.Talk(Talk.ThenHangUp(300)));
        (await third.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCalls(3);
    }

    [Fact]
    public async Task Queue_that_is_full_is_486()
    {
        var tenant = await shared.House.Rent(new() { MaxLength = 1 });
        await using var first = await tenant.Call(Callers.Talk(Talk.UntilBye));
        var waiting = await tenant.CallIs("waiting");
        await using var second = await tenant.Call(Callers.ExpectRefusal(486));

        var refused = (await second.Completed(CallTimeout)).ShouldSucceed();
        await tenant.Clear(waiting);
        (await first.Completed(CallTimeout)).ShouldSucceed();

        Assert.Contains("queue_full", Reason(refused, " 486 "), StringComparison.Ordinal);
        Assert.Equal(["cleared", "queueFull"], (await tenant.EndedCalls(2)).Select(call => call.Cause));
    }

    [Fact]
    public async Task No_agent_is_logged_in_so_the_caller_hears_a_message_and_is_released()
    {
        var tenant = await shared.House.Rent(new() { MaxWaitMs = 1_000 });
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));

        await tenant.CallIs("leaving");
        audio.ForgetHeard();
        await audio.WaitForSound();
        var released = (await caller.Completed(MessageTimeout)).ShouldSucceed();

        Assert.Contains("queue_timeout", Reason(released, "BYE "), StringComparison.Ordinal);
        var call = await tenant.EndedCall("queueTimeout");
        Assert.Empty(call.Offers);
        Assert.InRange(call.Call.WaitMs, 1_000, 30_000);
        await tenant.AgentIs("1001", "offline");
    }

    private static string Reason(SippResult result, string firstLine) =>
        result.Received(firstLine).First().Header("Reason") ?? throw new InvalidOperationException($"No Reason in\n{result.Log}");
}
