namespace Platform.Interop.Cases;

[Collection(SharedHouse.SecondCollection)]
public sealed class BasicCallTests(SharedHouse shared)
{
    [Theory]
    [InlineData("PCMA", false)]
    [InlineData("PCMU", true)]
    public async Task A_caller_waits_with_music_until_the_agents_phone_answers_and_each_hears_the_other(string codec, bool answersOnAgent)
    {
        var call = await BasicCall.Walk(shared.House, codec == "PCMA" ? AudioCodec.Pcma : AudioCodec.Pcmu, answersOnAgent);

        Assert.Equal("1001", call.Call.Agent);
        Assert.Equal(["1001 answered"], call.OfferOutcomes);
        Assert.Contains("1001", call.Offers[0].Why, StringComparison.Ordinal);
        Assert.Equal(codec, call.Leg("caller").Codec);
        Assert.Equal(answersOnAgent, call.Call.AnsweredAt >= call.Call.ConnectedAt);
        foreach (var role in (string[])["caller", "agent"])
            Assert.True(call.Leg(role).Statistics is { PacketsIn: > 25, PacketsOut: > 25 }, $"{role}, half a second at least: {call.Leg(role).Statistics}");
        var charge = Assert.Single(call.Charges).Minutes!;
        Assert.Equal(0, charge.BilledSeconds % 6);
        Assert.Equal(charge.BilledSeconds * 0.15m / 60, charge.Amount);
    }

    [Fact]
    public async Task After_the_call_the_agent_wraps_up_and_is_ready_again_and_the_report_counts_all_of_it()
    {
        var tenant = await shared.House.Rent(new() { WrapUpMs = 2_000, AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(300)));

        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        await tenant.AgentIs("1001", "wrapUp");
        await tenant.AgentIs("1001", "ready");
        (await agent.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        var call = (await tenant.EndedCall("callerHungUp")).Call;
        var figures = await Eventually.Become(() => tenant.Figures(call.Queue, call.OfferedAt), found => found?.WrapUpMs >= 2_000, "the wrap-up in the report");
        Assert.Equal(new QueueFigures(1, 1, 1, 1, call.TalkMs, figures!.WrapUpMs), figures);

        Assert.Equal(1, await shared.House.Metric("platform_calls_time_to_answer_seconds_bucket", $"tenant=\"{tenant.Id}\",le=\"20\""));
        // A bound of 7,500 is of the bounds that a histogram has which was given none: they tell nothing of seconds.
        var page = await shared.House.Server.Admin.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.DoesNotMatch(@"(?m)^(platform|sip)_\w+_bucket\{.*le=""7500""", page);
    }
}
