using Platform.Domain.Catalog.Declarations;
using Platform.Grains.Replays;

namespace Platform.Simulation.Replays;

public sealed class StaffingTests
{
    private static readonly DateTimeOffset Midnight = WorkedDay.Midnight;

    private static readonly Script Day = new(WorkedDay.Tenant, Midnight, Midnight.AddDays(1), [], new Dictionary<string, IReadOnlyList<AgentIntent>>
    {
        ["1001"] =
        [
            new AgentIntent.LogIn(Midnight.AddHours(9), true), new AgentIntent.Work(Midnight.AddHours(10), TimeSpan.FromMinutes(5), TimeSpan.Zero),
            new AgentIntent.LogOut(Midnight.AddHours(17)),
        ],
    });

    [Fact]
    public void Agents_alike_come_and_go_as_one_of_the_day_without_its_own_contacts()
    {
        var (script, catalog, faults) = Staffing.Apply(Day, WorkedDay.Catalog, [new(Like: "1001", Add: 2)]);
        Assert.Empty(faults);
        Assert.Equal(["1001", "1001+1", "1001+2"], script.Agents.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([Day.Agents["1001"][0], Day.Agents["1001"][2]], script.Agents["1001+2"]);
        Assert.Equal(["support", "sales"], catalog.FindAgent(WorkedDay.Tenant, "1001+1")!.Queues);
    }

    [Fact]
    public void A_shift_replaces_what_the_agent_did_and_absence_removes_it()
    {
        var shift = new StaffingDeclaration(Agent: "1002", From: "09:00", To: "24:00", Breaks: [new("12:00", "12:30")]);
        var (script, _, faults) = Staffing.Apply(Day, WorkedDay.Catalog, [shift, new(Agent: "1001", Absent: true)]);
        Assert.Empty(faults);
        Assert.Equal(["1002"], script.Agents.Keys);
        Assert.Equal<AgentIntent>(
        [
            new AgentIntent.LogIn(Midnight.AddHours(9), true), new AgentIntent.TakeBreak(Midnight.AddHours(12), "break", TimeSpan.FromMinutes(30)),
            new AgentIntent.LogOut(Midnight.AddDays(1)),
        ], script.Agents["1002"]);
    }

    [Theory]
    [InlineData("2001", null, null, null, "$.staffing[0].like")]
    [InlineData(null, "2001", "09:00", "17:00", "$.staffing[0].agent")]
    [InlineData(null, "1002", "09:00", null, "$.staffing[0]")]
    [InlineData(null, "1002", "17:00", "09:00", "$.staffing[0]")]
    [InlineData(null, "1002", "9 am", "17:00", "$.staffing[0]")]
    public void What_cannot_be_is_refused_with_its_place(string? like, string? agent, string? from, string? to, string path) =>
        Assert.Equal(path, Assert.Single(Staffing.Apply(Day, WorkedDay.Catalog, [new(Like: like, Agent: agent, From: from, To: to)]).Faults).Path);
}
