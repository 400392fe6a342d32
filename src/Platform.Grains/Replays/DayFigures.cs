using Platform.Domain.Agents;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Figures;
using CallFacts = Platform.Domain.Figures.CallFacts;

namespace Platform.Grains.Replays;

/// <summary>How a contact ended, as its caller saw it.</summary>
public sealed record ContactEnd(string Queue, StayOutcome Outcome, long WaitMs);

/// <param name="Rented">As declared.</param>
/// <param name="Peak">Agents of the product who were logged in at once.</param>
/// <param name="PerDay">Price of a seat for this day; zero when it has none.</param>
public sealed record SeatUse(string Product, int Rented, int Peak, decimal PerDay)
{
    /// <summary>More than are rented would have to be rented.</summary>
    public int Seats => Math.Max(Rented, Peak);

    public decimal Amount => Seats * PerDay;
}

/// <summary>A day in figures, as docs/FIGURES.md defines them; of the contacts that queues took on it.</summary>
/// <param name="Queues">By queue.</param>
/// <param name="Agents">All agents' time on the day.</param>
/// <param name="AgentCount">Agents who were logged in.</param>
/// <param name="InboundMs">Billed time of the contacts, before rounding.</param>
/// <param name="MinutesAmount">What it costs.</param>
/// <param name="Contacts">By call id.</param>
public sealed record DayFigures(IReadOnlyDictionary<string, FigureSums> Queues, FigureSums Agents, int AgentCount, IReadOnlyList<SeatUse> Seats,
    long InboundMs, decimal MinutesAmount, IReadOnlyDictionary<string, ContactEnd> Contacts)
{
    public FigureSums AllQueues => FigureSums.Of(Queues.Values);

    public decimal SeatsAmount => Seats.Sum(seat => seat.Amount);

    public decimal Amount => MinutesAmount + SeatsAmount;

    /// <summary>The day as it was recorded.</summary>
    public static DayFigures Of(RecordedDay day, Script script, CatalogSnapshot catalog) => Of(script, catalog,
        [.. script.Contacts.Select(contact => (contact.Record, CallFacts.Of(contact.Record)))], day.Agents.Select(agent => (agent.Key, agent.Value)));

    internal static DayFigures Of(Script script, CatalogSnapshot catalog, IReadOnlyList<(CallRecord Record, CallFacts Facts)> calls,
        IEnumerable<(string Agent, IReadOnlyList<AgentStretch> Stretches)> agents)
    {
        var times = agents.Select(agent => (agent.Agent, Stretches: Within(agent.Stretches, script.From, script.To)))
            .Where(agent => agent.Stretches.Count > 0).ToList();
        var prices = catalog.FindTenant(script.Tenant) is { } tenant ? catalog.FindPriceList(tenant.PriceList) : null;
        var minutes = calls.SelectMany(call => CallCharges.Of(call.Record, prices, catalog.Operator.Currency)).OfType<MinutesEntry>()
            .Where(entry => entry.Direction == CallDirection.Inbound).ToList();
        var stays = calls.SelectMany(call => call.Facts.Stays).Select(stay => (stay.Queue, Sums: IntervalSums.Of(stay)));
        var wrapUps = times.SelectMany(agent => IntervalSums.Of(agent.Agent, agent.Stretches)).Where(sum => sum.Key.Group == FigureGroup.Queue)
            .Select(sum => (Queue: sum.Key.Party, Sums: sum.Value));
        return new(
            stays.Concat(wrapUps).GroupBy(part => part.Queue, part => part.Sums).ToDictionary(queue => queue.Key, FigureSums.Of),
            FigureSums.Of(times.SelectMany(agent => IntervalSums.Of(agent.Agent, agent.Stretches)).Where(sum => sum.Key.Group == FigureGroup.Agent)
                .Select(sum => sum.Value)),
            times.Count, SeatsOf(script, catalog, prices, times), minutes.Sum(entry => entry.DurationMs), minutes.Sum(entry => entry.Amount),
            calls.Where(call => call.Facts.Stays.Count > 0).ToDictionary(call => call.Record.CallId, call => EndOf(call.Facts.Journey()!)));
    }

    private static ContactEnd EndOf(QueueStay journey) => new(journey.Queue, journey.Outcome, journey.WaitMs);

    private static List<AgentStretch> Within(IReadOnlyList<AgentStretch> stretches, DateTimeOffset from, DateTimeOffset to) =>
    [
        .. stretches.Where(stretch => stretch.From < to && stretch.To > from)
            .Select(stretch => stretch with { From = stretch.From > from ? stretch.From : from, To = stretch.To < to ? stretch.To : to }),
    ];

    private static List<SeatUse> SeatsOf(Script script, CatalogSnapshot catalog, PriceListDocument? prices,
        IEnumerable<(string Agent, List<AgentStretch> Stretches)> times)
    {
        var rented = catalog.Of<SeatRentalDocument>(script.Tenant).Where(rental => rental.Kind != SeatKind.Item).ToDictionary(rental => rental.Product, rental => rental.Quantity);
        var used = times.ToLookup(agent => catalog.FindAgent(script.Tenant, agent.Agent)?.Product ?? "", agent => agent.Stretches);
        var month = TimeZoneInfo.ConvertTime(script.From, TimeZoneInfo.FindSystemTimeZoneById(catalog.Operator.TimeZone));
        return
        [
            .. rented.Keys.Union(used.Select(product => product.Key)).Where(product => product.Length > 0).Order(StringComparer.Ordinal).Select(product =>
                new SeatUse(product, rented.GetValueOrDefault(product), Peak(used[product]),
                    Math.Round((prices?.Seats.FirstOrDefault(seat => seat.Product == product)?.PerMonth ?? 0) / DateTime.DaysInMonth(month.Year, month.Month), 4))),
        ];
    }

    private static int Peak(IEnumerable<List<AgentStretch>> agents)
    {
        var (now, most) = (0, 0);
        var changes = agents.SelectMany(stretches => stretches)
            .SelectMany(stretch => new[] { (At: stretch.From, By: 1), (At: stretch.To, By: -1) }).OrderBy(change => change.At).ThenBy(change => change.By);
        foreach (var change in changes)
            most = Math.Max(most, now += change.By);
        return most;
    }
}
