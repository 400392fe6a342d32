using Platform.Interop.Load;
using Xunit.Abstractions;

namespace Platform.Interop.Security;

/// <summary>2,000 INVITEs a second from one source, while a trunk's calls go on to agents.</summary>
[Collection(Serial.Collection)]
[Trait(Serial.Machine, Serial.Own)]
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int AgentCount = 20;
    private const int CallsPerSecond = 5;
    private const int Seconds = 10;
    private const int WarmUpSeconds = 5;
    private const int FloodPerSecond = 2_000;
    private const double FlatMiB = 48;
    private static readonly Dictionary<string, string> NoBans = new()
    {
        ["PLATFORM__Sip__Guard__FloodThreshold"] = "2000000000",
        ["PLATFORM__Sip__Guard__ScanThreshold"] = "2000000000",
    };

    private static readonly TimeSpan CallsTimeout = TimeSpan.FromSeconds(90);

    /// <param name="bans">False: thresholds so high that nobody is ever banned; the limits alone must do.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task No_call_of_the_trunk_fails_and_memory_stays_flat(bool bans)
    {
        await using var house = await House.Open(new() { Environment = bans ? new() : NoBans });
        var tenant = await house.Rent(new() { Agents = AgentCount, Seats = AgentCount, AnswersOnAgent = true });
        await using var phones = await PhoneBank.Open(tenant, TenantFacts.AgentIds(AgentCount), Agents.Answer(ringMs: 20, Talk.UntilBye));
        await PlaceCalls(tenant, WarmUpSeconds);
        var quiet = await Measure(house, () => PlaceCalls(tenant, Seconds));

        await using var flood = await Sipp.Start(SippScenario.Build("flood", ("caller", Callers.NumberPerCall), ("audio_port", 40000),
            ("payload_type", 8), ("codec", "PCMA"), ("event_format", ""), ("event_lines", "")), new SippOptions
        {
            Target = house.Server.SipEndpoint,
            Service = tenant.Number,
            LocalAddress = House.StrangersAddress,
            Calls = FloodPerSecond * Seconds,
            CallsPerSecond = FloodPerSecond,
            TraceMessages = false,
        });
        var flooded = await Measure(house, () => PlaceCalls(tenant, Seconds));
        await flood.Completed(CallsTimeout);

        var dropped = await house.Metric("platform_telephony_edge_dropped_total");
        output.WriteLine($"{(bans ? "with" : "without")} bans: {dropped} of {FloodPerSecond * Seconds} dropped unread; "
            + $"CPU {quiet.CpuSeconds:0.00} s for the calls alone, {flooded.CpuSeconds:0.00} s with the flood; "
            + $"memory {quiet.After:0} MiB before, {flooded.After:0} MiB after");
        Assert.Equal(0, (await phones.Stop()).Failed);
        await house.IsQuiet();
        Assert.InRange(dropped, FloodPerSecond * Seconds * 0.9, FloodPerSecond * Seconds);
        Assert.InRange(flooded.After - quiet.After, -1_000, FlatMiB);
        Assert.Equal(CallsPerSecond * (WarmUpSeconds + 2 * Seconds), (await tenant.AllCalls()).Count);
        if (bans) Assert.Contains((await Bans.LiftTheOne(house)).Reason, (string[])["flood", "enumeration"]);
        else Assert.Empty(await Bans.Of(house));
    }

    private static async Task PlaceCalls(RentedTenant tenant, int seconds)
    {
        var calls = CallsPerSecond * seconds;
        await using var callers = await tenant.Call(Callers.Talk(Talk.ThenHangUp(1_000)), new SippOptions { Calls = calls, CallsPerSecond = CallsPerSecond, TraceMessages = false });
        await tenant.House.Server.WithLog(async () => (await callers.Completed(CallsTimeout)).ShouldSucceed(calls));
    }

    private static async Task<(double CpuSeconds, double After)> Measure(House house, Func<Task> body)
    {
        var before = ServerFigures.Of(house.Server);
        await body();
        var after = ServerFigures.Of(house.Server);
        return (after.CpuSeconds - before.CpuSeconds, after.ResidentMiB);
    }
}
