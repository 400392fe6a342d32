namespace Platform.Interop.Outbound;

/// <summary>Agents' baresip phones call out to a SIPp that plays the carrier, and to each other.</summary>
public sealed class PlacedCallTests(CarrierHouse shared) : IClassFixture<CarrierHouse>
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_number_outside_is_called_with_audio_both_ways_and_billed()
    {
        var tenant = await shared.Rent();
        await using var audio = RtpPeer.Open(AudioCodec.Pcmu, "127.0.0.6");
        await using var carrier = await shared.Carrier(Agents.Answer(200, Talk.UntilBye, SippMedia.From(audio)));
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await phone.Dial("013900139000");
        await phone.WaitCallEstablished();
        audio.SendTone(440, await carrier.FarMedia());
        await audio.WaitForTone(1000);
        await tenant.AgentIs("1001", "talking");
        audio.ForgetHeard();
        await Eventually.Become(() => audio.Heard().Length, heard => heard >= Tones.SampleRateHz, "a second of the agent's voice");
        await phone.HangUp();
        await phone.WaitCallEnded();
        var told = (await carrier.Completed(CallTimeout)).ShouldSucceed();

        Assert.Contains($"<sip:{tenant.Number}@", told.Received("INVITE ").Single().Text, StringComparison.Ordinal);
        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(["caller 1001", $"outside {CarrierHouse.Outside}"], call.Legs.Select(leg => $"{leg.Role} {leg.Party}"));
        var charge = Assert.Single(call.Charges).Minutes!;
        Assert.Equal((CarrierHouse.Outside, 60, 0.6m), (charge.Number, charge.BilledSeconds, charge.Amount));
        Assert.InRange(await phone.FinalLevelAt(440), Tones.LevelDbfs - 6, Tones.LevelDbfs + 1);
        await tenant.AgentIs("1001", "ready");
    }

    [Theory]
    [InlineData(486, "Busy Here", "busy")]
    [InlineData(603, "Decline", "rejected")]
    [InlineData(404, "Not Found", "unallocatedNumber")]
    [InlineData(480, "Temporarily Unavailable", "noAnswer")]
    public async Task What_the_carrier_refuses_is_told_apart_in_the_record(int code, string reason, string cause)
    {
        var tenant = await shared.Rent();
        await using var carrier = await shared.Carrier(Agents.Reject(code, reason, ringMs: 100));
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await phone.Dial(CarrierHouse.Outside);
        (await carrier.Completed(CallTimeout)).ShouldSucceed();

        var call = await tenant.EndedCall(cause);
        Assert.Empty(call.Charges);
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task A_number_that_rings_too_long_is_no_answer()
    {
        var tenant = await shared.Rent(outsideRingTimeoutMs: 1_500);
        await using var carrier = await shared.Carrier(Agents.NeverAnswer());
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await phone.Dial(CarrierHouse.Outside);
        (await carrier.Completed(CallTimeout)).ShouldSucceed();

        Assert.Empty((await tenant.EndedCall("noAnswer")).Charges);
    }

    [Fact]
    public async Task A_colleague_is_called_by_extension()
    {
        var tenant = await shared.Rent();
        await using var colleague = await tenant.ReadyDesk("1002", Agents.Answer(200, Talk.UntilBye));
        await using var phone = await tenant.Desk("1001");
        await tenant.AgentIs("1001", "ready");
        await phone.Dial("1002");
        await phone.WaitCallEstablished();
        await phone.HangUp();
        (await colleague.Completed(CallTimeout)).ShouldSucceed();

        var call = Assert.Single(await tenant.EndedCalls(1));
        Assert.Equal(["caller 1001", "agent 1002"], call.Legs.Select(leg => $"{leg.Role} {leg.Party}"));
        Assert.Empty(call.Charges);
    }
}
