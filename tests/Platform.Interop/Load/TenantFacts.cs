using Platform.Interop.Tenancy;

namespace Platform.Interop.Load;

/// <summary>Reads of a whole tenant: everything that it did and owes, over all pages.</summary>
public static class TenantFacts
{
    private static readonly TimeSpan AgentsTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Agents 1001, 1002 and so on.</summary>
    public static IReadOnlyList<string> AgentIds(int count, int from = 1001) => [.. Enumerable.Range(from, count).Select(id => $"{id}")];

    /// <summary>Every call record of the tenant, newest first.</summary>
    public static async Task<IReadOnlyList<CallSummary>> AllCalls(this RentedTenant tenant)
    {
        var calls = new List<CallSummary>();
        for (string? before = ""; before is not null;)
        {
            var page = await tenant.Get<Page<CallSummary>>($"/calls?limit=200{(before.Length > 0 ? $"&before={before}" : "")}");
            calls.AddRange(page.Items);
            before = page.Next;
        }

        return calls;
    }

    /// <summary>Every ledger entry for minutes of the last day and the next, oldest first.</summary>
    public static async Task<IReadOnlyList<ChargeFacts>> AllMinutes(this RentedTenant tenant)
    {
        var now = TimeProvider.System.GetUtcNow();
        var period = $"from={now.AddDays(-1):yyyy-MM-ddTHH:mm:ssZ}&to={now.AddDays(1):yyyy-MM-ddTHH:mm:ssZ}";
        var entries = new List<ChargeFacts>();
        for (string? after = ""; after is not null;)
        {
            var page = await tenant.Get<Page<ChargeFacts>>($"/ledger?{period}&limit=500{(after.Length > 0 ? $"&after={Uri.EscapeDataString(after)}" : "")}");
            entries.AddRange(page.Items);
            after = page.Next;
        }

        return [.. entries.Where(entry => entry.Minutes is not null)];
    }

    /// <summary>Waits until these agents all are in this state, with no call.</summary>
    public static Task AllAre(this RentedTenant tenant, IReadOnlyCollection<string> agents, string presence) => Eventually.Become(
        async () => string.Join(", ", (await tenant.Get<Listed<AgentFacts>>("/agents")).Items
            .Where(agent => agents.Contains(agent.Id) && (agent.Presence.Presence != presence || agent.Presence.CallId is not null))
            .Select(agent => $"{agent.Id} {agent.Presence.Presence} {agent.Presence.Reason} {agent.Presence.CallId}")),
        others => others.Length == 0, $"{agents.Count} agents to be {presence} (those that are not are shown)", AgentsTimeout);

    public static async Task<int> SeatsInUse(this RentedTenant tenant) => (await tenant.Get<Listed<SeatFacts>>("/seats")).Items.Single().InUse;

    public static async Task<int> ChannelsInUse(this RentedTenant tenant) => (await tenant.Get<ChannelFacts>("/tenant")).ChannelsInUse;

    /// <summary>How many calls under way there are in each phase: "ringing 10, talking 20, waiting 20".</summary>
    public static async Task<string> Phases(this RentedTenant tenant) => string.Join(", ", (await tenant.Get<Listed<LiveFacts>>("/calls/live")).Items
        .GroupBy(call => call.Phase).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"));

    private sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

    private sealed record SeatFacts(string Product, int Rented, int InUse);

    private sealed record ChannelFacts(int ChannelsInUse);

    private sealed record LiveFacts(string CallId, string Phase);
}
