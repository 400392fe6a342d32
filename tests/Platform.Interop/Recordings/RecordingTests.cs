using System.Net;
using System.Net.Http.Headers;
using Platform.Interop.Load;
using Platform.Interop.Tenancy;

namespace Platform.Interop.Recordings;

/// <summary>
/// Two hundred calls at once for a minute, callers and agents each with a tone of their own; then a hundred more, and kill -9 in the
/// middle of them.
/// </summary>
[Collection(Serial.Collection)]
[Trait(Serial.Machine, Serial.Own)]
public sealed class RecordingTests
{
    private const int CallCount = 200;
    private const int CutCount = 100;
    private const int TalkMs = 60_000;
    private const int ToleranceMs = 40;
    private const double CallerHz = 440;
    private const double AgentHz = 1000;
    private static readonly TimeSpan LoadTimeout = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Every_call_is_recorded_as_long_as_its_talk_and_after_kill_9_up_to_its_last_second()
    {
        await using var house = await House.Open(new() { RtpPorts = 2000 });
        var tenant = await house.Rent(new()
        {
            Agents = CallCount,
            Seats = CallCount,
            MaxChannels = 1000,
            MaxLength = 1000,
            AnswersOnAgent = true,
            Recording = "always",
        });
        using var tones = new TempFolder("tones");
        var caller = Stream(tones, CallerHz);
        await house.Server.WithLog(async () =>
        {
            await using var phones = await PhoneBank.Open(tenant, TenantFacts.AgentIds(CallCount), Agents.Answer(ringMs: 20, Talk.UntilBye, Stream(tones, AgentHz)));
            await using (var callers = await Call(tenant, CallCount, TalkMs, caller))
                (await callers.Completed(LoadTimeout)).ShouldSucceed(CallCount);
            await AllAreRecordedWhole(tenant);

            await using var cut = await Call(tenant, CutCount, talkMs: 3_600_000, caller);
            await Eventually.Become(tenant.Phases, phases => phases == $"talking {CutCount}", "the calls to talk", LoadTimeout);
            await Eventually.Become(() => Shortest(tenant), ms => ms > 4_000, "every call to have talked for four seconds", LoadTimeout);
            var killedAt = TimeProvider.System.GetUtcNow();
            await house.Server.Kill9();
            var deadAt = TimeProvider.System.GetUtcNow();
            cut.Kill();
            phones.Kill();
            await house.Server.StartAgain();
            await tenant.LogInAdmin();
            await AllAreKeptToTheLastSecond(tenant, killedAt, deadAt);
        });
    }

    private static async Task AllAreRecordedWhole(RentedTenant tenant)
    {
        var recordings = await Eventually.Become(() => All(tenant), all => all.Count == CallCount && all.All(one => one.State == "complete"), $"{CallCount} recordings", LoadTimeout);
        var calls = (await tenant.AllCalls()).ToDictionary(call => call.CallId);
        foreach (var recording in recordings)
        {
            Assert.Null(recording.Fault);
            Assert.InRange(recording.LengthMs!.Value, calls[recording.CallId].TalkMs - ToleranceMs, calls[recording.CallId].TalkMs + ToleranceMs);
            Assert.Equal([calls[recording.CallId].Agent!], recording.Agents);
            await SidesAreRight(tenant, recording, recording.LengthMs.Value / 2);
        }

        await AreSound(tenant, recordings.Take(10));
        var heard = recordings[0].CallId;
        Assert.Equal([heard], (await All(tenant, $"number={Uri.EscapeDataString(calls[heard].From)}")).Select(one => one.CallId));
        Assert.Contains("recording.listened", (await tenant.Get<Listed<AuditFacts>>($"/audit?subject={heard}")).Items.Select(entry => entry.Action));
    }

    private static async Task AllAreKeptToTheLastSecond(RentedTenant tenant, DateTimeOffset killedAt, DateTimeOffset deadAt)
    {
        var all = await Eventually.Become(() => All(tenant), found => found.Count(one => one.State == "recovered") == CutCount, "the cut recordings to be closed", LoadTimeout);
        var lost = (await tenant.AllCalls()).Where(call => call.Cause == "nodeLost").ToDictionary(call => call.CallId);
        Assert.Equal(CutCount, lost.Count);
        var recovered = all.Where(one => one.State == "recovered").ToList();
        foreach (var recording in recovered)
        {
            Assert.True(lost.ContainsKey(recording.CallId), $"{recording.CallId} is no call's that was cut off.");
            Assert.InRange(recording.LengthMs!.Value, (killedAt - recording.StartedAt).TotalMilliseconds - 1_000, (deadAt - recording.StartedAt).TotalMilliseconds);
            await SidesAreRight(tenant, recording, recording.LengthMs.Value - 1_000);
        }

        await AreSound(tenant, recovered);
    }

    /// <summary>A second of the WAV file, asked for by its range: the caller is on the left, the agent on the right.</summary>
    private static async Task SidesAreRight(RentedTenant tenant, RecordingFacts recording, long fromMs)
    {
        var from = 44 + (fromMs / 1000 * 32_000);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{tenant.Api}/recordings/{recording.CallId}/audio", UriKind.Relative));
        request.Headers.Range = new RangeHeaderValue(from, from + 31_999);
        using var answer = await tenant.Admin.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(32_000, bytes.Length);
        var samples = new short[bytes.Length / 2];
        Buffer.BlockCopy(bytes, 0, samples, 0, bytes.Length);
        AssertTone([.. samples.Where((_, i) => i % 2 == 0)], CallerHz, AgentHz, $"left of {recording.CallId}");
        AssertTone([.. samples.Where((_, i) => i % 2 == 1)], AgentHz, CallerHz, $"right of {recording.CallId}");
    }

    private static void AssertTone(short[] samples, double expectedHz, double otherHz, string where)
    {
        var (expected, other) = (Tones.LevelAt(expectedHz, samples), Tones.LevelAt(otherHz, samples));
        Assert.True(expected > Tones.LevelDbfs - 3 && other < Tones.LevelDbfs - 20, $"{where}: {expected:0.0} dBFS at {expectedHz} Hz, {other:0.0} at {otherHz} Hz");
    }

    private static async Task AreSound(RentedTenant tenant, IEnumerable<RecordingFacts> recordings)
    {
        foreach (var recording in recordings)
        {
            using var answer = await tenant.Admin.PostAsync(new Uri($"{tenant.Api}/recordings/{recording.CallId}/verify", UriKind.Relative), null);
            Assert.Contains("\"sound\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    /// <summary>How long the talk that began last goes on by now.</summary>
    private static async Task<double> Shortest(RentedTenant tenant) =>
        (TimeProvider.System.GetUtcNow() - (await All(tenant)).Max(one => one.StartedAt)).TotalMilliseconds;

    private static async Task<IReadOnlyList<RecordingFacts>> All(RentedTenant tenant, string filter = "") =>
        (await tenant.Get<Listed<RecordingFacts>>($"/recordings?limit=500&{filter}")).Items;

    private static Task<Sipp> Call(RentedTenant tenant, int calls, int talkMs, SippMedia media) => tenant.Call(
        Callers.Talk(Talk.ThenHangUp(talkMs), media),
        new SippOptions { Calls = calls, CallsPerSecond = 25, MaxCallsAtOnce = calls, TraceMessages = false });

    /// <summary>A second of the tone, which goes on without a seam when it is repeated.</summary>
    private static SippMedia Stream(TempFolder folder, double hz)
    {
        var path = folder.File($"{hz:0}.alaw");
        File.WriteAllBytes(path, AudioCodec.Pcma.Encoded(Tones.Sine(hz, TimeSpan.FromSeconds(1))));
        return SippMedia.Stream(path, AudioCodec.Pcma);
    }

    private sealed record RecordingFacts(string CallId, string State, DateTimeOffset StartedAt, long? LengthMs, IReadOnlyList<string> Agents, string? Fault);

    private sealed record AuditFacts(string Who, string Action, string Subject);
}
