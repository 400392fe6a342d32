using System.Text.Json;
using Microsoft.Playwright;
using Platform.Interop.Browser;

namespace Platform.Interop.Consoles;

/// <summary>
/// A tenant's administrator at the real console in Chromium: from an empty tenant to a caller who reaches an agent, and a flow that is
/// edited as a graph, published, and taken by the next call.
/// </summary>
public sealed class SetUpTests(ConsoleHouse place) : IClassFixture<ConsoleHouse>
{
    private const string Agent = "1001";
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(90);

    [Theory]
    [InlineData("en", "south", "+861088880000")]
    [InlineData("zh-CN", "north", "+861088890000")]
    public async Task From_an_empty_tenant_to_a_hotline_that_is_answered_and_changed(string language, string id, string number)
    {
        var texts = ConsoleTexts.Of(language);
        var tenant = await RentEmpty(id, number);
        await using (var tab = await Open(tenant, texts))
        {
            await StepIs(tab, "number");
            await tab.Click("start.orderNumber");
            await StepIs(tab, "hours");
            await tab.Page.GetByRole(AriaRole.Radio, new() { Name = texts["start.always"] }).CheckAsync();
            await tab.Click("start.next");
            await StepIs(tab, "greeting");
        }

        await using var admin = await Open(tenant, texts);
        await StepIs(admin, "greeting");
        await admin.Click("start.next");
        await StepIs(admin, "queue");
        await admin.Click("start.next");
        await StepIs(admin, "agents");
        await AddAgent(admin);
        await StepIs(admin, "test");
        await admin.Reads(admin.Page.Locator("main"), number);

        await TalksWithTheBrowser(tenant, texts);
        await admin.Reads(admin.Page.Locator("main"), texts["start.done"]);
        var call = await tenant.EndedCall("agentHungUp");
        Assert.Equal([$"{Agent} answered"], call.OfferOutcomes);
        Assert.Equal(["flow hotline 1", "flowNode hours open", "flowNode greeting ", "flowNode queue "], await FlowSteps(tenant, call));

        await LetsCallersGo(admin);
        var next = await IsLetGo(tenant);
        Assert.Equal(["flow hotline 2", "flowNode hours open", "flowNode bye "], await FlowSteps(tenant, next));
        await SeesTheNewVersion(admin);
        Assert.Empty(admin.Errors);
    }

    private Task<ConsoleTab> Open(RentedTenant tenant, ConsoleTexts texts) => place.Open(tenant, texts, "admin", RentedTenant.AdminPassword);

    /// <summary>Seats and an administrator, and one number that is free to be ordered.</summary>
    private async Task<RentedTenant> RentEmpty(string id, string number)
    {
        var tenant = new RentedTenant(place.House, new(), id, number);
        await place.House.Apply(new
        {
            tenants = new[]
            {
                new
                {
                    id,
                    name = id,
                    sipDomain = tenant.Domain,
                    locale = "en",
                    seats = new[] { new { product = "voice", kind = "concurrent", quantity = 5 } },
                    users = new[] { new { login = "admin", role = "tenantAdmin", password = RentedTenant.AdminPassword } },
                },
            },
        });
        await place.AddNumbers(id, number, id);
        await tenant.LogInAdmin();
        return tenant;
    }

    private static Task StepIs(ConsoleTab tab, string step) =>
        tab.Reads(tab.Page.Locator("[aria-current=step] h2"), tab.Texts[$"startStep.{step}"]);

    private static async Task AddAgent(ConsoleTab admin)
    {
        await admin.Field("agent.name").FillAsync("Anna");
        await admin.Field("agent.password").FillAsync(RentedTenant.Password(Agent));
        await admin.Click("start.addAgents");
    }

    /// <summary>The caller comes through greeting and queue to the agent's desk, hears the agent, and is let go.</summary>
    private async Task TalksWithTheBrowser(RentedTenant tenant, ConsoleTexts texts)
    {
        await using var desk = await place.Open(tenant, texts, Agent, RentedTenant.Password(Agent));
        await desk.Reads(desk.Page.GetByRole(AriaRole.Banner), texts["phoneState.ready"]);
        await desk.Click("desk.takeSeatReady");
        await tenant.AgentIs(Agent, "ready");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        await desk.Click("phone.answer");
        await audio.WaitForTone(Chromium.ToneHz);
        await desk.Click("phone.hangUp");
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        Assert.Empty(desk.Errors);
    }

    /// <summary>In the graph, the hours lead to the end from then on; saved and published.</summary>
    private static async Task LetsCallersGo(ConsoleTab admin)
    {
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = admin.Texts["flow.title"], Exact = true }).ClickAsync();
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = admin.Texts["start.flowName"], Exact = true }).ClickAsync();
        await admin.Page.Locator(".flow-node[data-node=hours]").ClickAsync();
        await admin.Pick("flowField.open", "bye");
        await admin.Click("edit.save");
        // The greeting and the queue are reached by nobody now: both are faults of the draft, each at its node.
        await admin.Reads(admin.Page.Locator(".flow-node.faulty").First, admin.Texts["flowKind.say"]);
        foreach (var node in (string[])["greeting", "queue"])
        {
            await admin.Page.Locator(".flow-node.unreached").First.ClickAsync();
            await admin.Click("flowEdit.removeNode");
            await Assertions.Expect(admin.Page.Locator($".flow-node[data-node={node}]")).ToHaveCountAsync(0);
        }

        await admin.Click("edit.save");
        await admin.Page.GetByRole(AriaRole.Button, new() { Name = $"{admin.Texts["flow.publish"]} {admin.Texts["start.flowName"]}" }).ClickAsync();
        await admin.Confirm("flow.publish");
        await admin.Reads(admin.Region("flow.check"), admin.Texts["flow.version", "2"]);
    }

    /// <summary>In the newest call's time line.</summary>
    private static async Task SeesTheNewVersion(ConsoleTab admin)
    {
        await admin.Page.GetByRole(AriaRole.Link, new() { Name = admin.Texts["calls.title"], Exact = true }).ClickAsync();
        await admin.Region("calls.found").GetByRole(AriaRole.Link).First.ClickAsync();
        await admin.Reads(admin.Region("call.timeline"), admin.Texts["step.version", "2"]);
    }

    private static async Task<CallFacts> IsLetGo(RentedTenant tenant)
    {
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        var calls = await tenant.EndedCalls(2);
        Assert.Equal("flowEnded", calls[1].Call.Cause);
        return calls[1];
    }

    private static async Task<IEnumerable<string>> FlowSteps(RentedTenant tenant, CallFacts call) =>
        (await tenant.Get<JsonElement>($"/calls/{call.Call.CallId}")).GetProperty("path").EnumerateArray()
            .Where(step => step.GetProperty("kind").GetString()!.StartsWith("flow", StringComparison.Ordinal))
            .Select(step => $"{step.GetProperty("kind").GetString()} {step.GetProperty("party").GetString()} {(step.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}");
}
