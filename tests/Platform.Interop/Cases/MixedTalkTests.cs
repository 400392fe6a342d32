using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Media.Audio;

namespace Platform.Interop.Cases;

/// <summary>Talks of more than two, each phone with a tone of its own: who hears whom is measured at every phone.</summary>
[Collection(SharedHouse.Collection)]
public sealed class MixedTalkTests(SharedHouse shared)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_supervisor_listens_whispers_and_barges_in_and_leaves_the_talk_as_it_was()
    {
        await using var stage = await Stage.Open(shared.House);
        var (caller, agent) = (await stage.Caller(440), await stage.AgentAnswers("1001", 1000));
        var supervision = $"/calls/{stage.CallId}/supervision";
        var desk = await stage.Desk("1003", 1600);
        await stage.Hear("before", "caller: agent", "agent: caller");

        await stage.Ask(HttpMethod.Post, supervision, new { mode = "listen" });
        await desk.Answered();
        await stage.Hear("listening", "caller: agent", "agent: caller", "1003: agent+caller");
        await stage.Ask(HttpMethod.Put, supervision, new { mode = "whisper" });
        await stage.Hear("whispering", "caller: agent", "agent: 1003+caller", "1003: agent+caller");
        await stage.Ask(HttpMethod.Put, supervision, new { mode = "barge" });
        await stage.Hear("barging in", "caller: 1003+agent", "agent: 1003+caller", "1003: agent+caller");
        await stage.Ask(HttpMethod.Put, supervision, new { mode = "listen" });
        await stage.Hear("listening again", "caller: agent", "agent: caller", "1003: agent+caller");
        await stage.Ask(HttpMethod.Delete, supervision);
        (await desk.Phone.Completed(CallTimeout)).ShouldSucceed();
        await stage.Hear("after", "caller: agent", "agent: caller");

        await stage.End();
        var call = await stage.Tenant.EndedCall("cleared");
        Assert.Equal(["caller", "agent", "supervisor"], call.Legs.Select(leg => leg.Role));
        Assert.Equal(stage.Tenant.Number, Assert.Single(call.Charges).Minutes!.Number);
        var detail = await stage.Tenant.Get<JsonElement>($"/calls/{stage.CallId}");
        Assert.Equal(["sue listen", "sue whisper", "sue barge", "sue listen"], detail.GetProperty("path").EnumerateArray()
            .Where(step => step.GetProperty("kind").GetString() == "supervision")
            .Select(step => $"{step.GetProperty("by")} {step.GetProperty("mode")}"));
        var log = await stage.Tenant.Get<JsonElement>($"/audit?subject={stage.CallId}");
        Assert.Equal(
            ["sue supervision.began agent 1001, listen", "sue supervision.changed agent 1001, whisper", "sue supervision.changed agent 1001, barge",
                "sue supervision.changed agent 1001, listen", "sue supervision.ended agent 1001, listen"],
            log.GetProperty("items").EnumerateArray().Reverse()
                .Select(entry => $"{entry.GetProperty("who").GetString()} {entry.GetProperty("action").GetString()} {entry.GetProperty("detail").GetString()}"));
        await stage.Tenant.AgentIs("1003", "ready");
    }

    [Fact]
    public async Task Three_talk_and_when_the_agent_leaves_the_other_two_go_on()
    {
        await using var stage = await Stage.Open(shared.House);
        await stage.RecordEverything();
        var (caller, agent) = (await stage.Caller(440), await stage.AgentAnswers("1001", 1000));
        var third = await stage.Desk("1002", 600);
        using var console = await stage.Tenant.LogInAgent("1001");

        await stage.Ask(HttpMethod.Post, $"/agent/calls/{stage.CallId}/consult", new { to = "1002" }, console);
        await third.Answered();
        await stage.Hear("consulting", "agent: 1002", "1002: agent");
        await stage.Ask(HttpMethod.Post, $"/agent/calls/{stage.CallId}/merge", null, console);
        await stage.Hear("all three", "caller: 1002+agent", "agent: 1002+caller", "1002: agent+caller");
        await stage.Ask(HttpMethod.Post, $"/agent/calls/{stage.CallId}/complete", null, console);
        (await agent.Phone.Completed(CallTimeout)).ShouldSucceed();
        await stage.Hear("the two", "caller: 1002", "1002: caller");

        await stage.End();
        var call = await stage.Tenant.EndedCall("cleared");
        Assert.Equal(["1001", "1002"], call.Legs.Where(leg => leg.Role == "agent").Select(leg => leg.Party));
        Assert.Equal(stage.Tenant.Number, Assert.Single(call.Charges).Minutes!.Number);
        await stage.Tenant.AgentIs("1001", "ready");
        await stage.Tenant.AgentIs("1002", "ready");
        var (left, right) = await stage.Recorded();
        Assert.Contains(Moments(right), window => Tones.LevelAt(1000, window) > Stage.LeastDbfs && Tones.LevelAt(600, window) > Stage.LeastDbfs);
        Assert.Contains(Windows(left), window => Tones.LevelAt(440, window) > Stage.LeastDbfs);
        Assert.All(Windows(left), window => Assert.True(Tones.LevelAt(1000, window) < Stage.LeastDbfs && Tones.LevelAt(600, window) < Stage.LeastDbfs));
        Assert.All(Windows(right), window => Assert.True(Tones.LevelAt(440, window) < Stage.LeastDbfs));
    }

    /// <summary>Quarters of a second that begin every tenth: however short the time was in which all three spoke, one is within it.</summary>
    private static IEnumerable<short[]> Moments(short[] side)
    {
        const int Length = Tones.SampleRateHz / 4;
        for (var from = 0; from + Length <= side.Length; from += Tones.SampleRateHz / 10)
            yield return side[from..(from + Length)];
    }

    /// <summary>Half seconds of a recording's side.</summary>
    private static IEnumerable<short[]> Windows(short[] side) => side.Chunk(Tones.SampleRateHz / 2).Where(window => window.Length == Tones.SampleRateHz / 2);

    /// <summary>A phone and its tone.</summary>
    private sealed record Side(string Name, double Hz, Sipp Phone, RtpPeer Audio) : IAsyncDisposable
    {
        /// <summary>Says its tone from the moment on in which the phone knows where to.</summary>
        public async Task Answered() => Audio.SendTone(Hz, await Phone.FarMedia());

        public async ValueTask DisposeAsync()
        {
            await Phone.DisposeAsync();
            await Audio.DisposeAsync();
        }
    }

    private sealed class Stage(RentedTenant tenant, HttpClient supervisor) : IAsyncDisposable
    {
        public const double LeastDbfs = -30;
        private readonly List<Side> sides = [];

        public RentedTenant Tenant => tenant;

        public string CallId { get; private set; } = "";

        public static async Task<Stage> Open(House house)
        {
            var tenant = await house.Rent(new() { Agents = 3, AnswersOnAgent = true });
            using var put = await tenant.Admin.PutAsJsonAsync(new Uri($"{tenant.Api}/users/sue", UriKind.Relative),
                new { role = "supervisor", password = "sue-password", agent = "1003" });
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
            return new Stage(tenant, await house.Server.LogInTo(tenant.Id, "sue", "sue-password"));
        }

        /// <summary>A caller who waits for an agent.</summary>
        public async Task<Side> Caller(double hz)
        {
            var audio = RtpPeer.Open(AudioCodec.Pcmu, House.TrunkAddress);
            var side = new Side("caller", hz, await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio))), audio);
            sides.Add(side);
            return side;
        }

        /// <summary>The agent's phone, which takes the call that waits.</summary>
        public async Task<Side> AgentAnswers(string agent, double hz)
        {
            var side = await Desk(agent, hz, "agent");
            var call = await tenant.CallIs("talking");
            CallId = call.GetProperty("callId").GetString()!;
            foreach (var one in sides) await one.Answered();
            return side;
        }

        public async Task<Side> Desk(string agent, double hz, string? name = null)
        {
            var audio = RtpPeer.Open();
            var side = new Side(name ?? agent, hz, await tenant.Desk(agent, Agents.Answer(20, Talk.UntilBye, SippMedia.From(audio))), audio);
            sides.Add(side);
            return side;
        }

        /// <summary>Waits until each phone hears the tones of exactly those that are named for it, as <c>caller: agent+1003</c>.</summary>
        public async Task Hear(string when, params string[] expected)
        {
            var wanted = string.Join("; ", expected);
            var names = expected.Select(line => line.Split(':')[0]).ToList();
            await Eventually.Become(() => string.Join("; ", names.Select(HeardBy)), heard => heard == wanted, $"{when}: {wanted}");
        }

        public async Task Ask(HttpMethod method, string path, object? body = null, HttpClient? client = null)
        {
            using var request = new HttpRequestMessage(method, new Uri(tenant.Api + path, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body) };
            using var answer = await (client ?? supervisor).SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{method} {path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }

        public async Task RecordEverything()
        {
            using var put = await tenant.Admin.PutAsJsonAsync(new Uri($"{tenant.Api}/recordings/policy", UriKind.Relative), new { mode = "always", days = 1 });
            Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        }

        /// <summary>Both sides of the call's recording, once its file is closed.</summary>
        public async Task<(short[] Left, short[] Right)> Recorded()
        {
            await Eventually.Become(async () => (await tenant.Get<JsonElement>($"/recordings/{CallId}")).GetProperty("state").GetString(),
                state => state == "complete", "the recording is complete");
            var bytes = await tenant.Admin.GetByteArrayAsync(new Uri($"{tenant.Api}/recordings/{CallId}/audio", UriKind.Relative));
            Assert.True(WavFile.TryRead(bytes, out var audio, out var refusal), refusal.ToString());
            return ([.. audio.Samples.Where((_, i) => i % 2 == 0)], [.. audio.Samples.Where((_, i) => i % 2 == 1)]);
        }

        public async Task End()
        {
            await Ask(HttpMethod.Post, $"/calls/{CallId}/clear");
            foreach (var side in sides) (await side.Phone.Completed(CallTimeout)).ShouldSucceed();
        }

        public async ValueTask DisposeAsync()
        {
            supervisor.Dispose();
            foreach (var side in sides) await side.DisposeAsync();
        }

        private string HeardBy(string name)
        {
            var heard = sides.Single(side => side.Name == name).Audio.Heard().TakeLast(Tones.SampleRateHz / 2).ToArray();
            return $"{name}: {string.Join('+', sides.Where(side => Tones.LevelAt(side.Hz, heard) > LeastDbfs).Select(side => side.Name).Order(StringComparer.Ordinal))}";
        }
    }
}
