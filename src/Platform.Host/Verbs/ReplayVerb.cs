using System.CommandLine;
using System.Globalization;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Grains.Replays;
using Platform.Host.Replays;
using Platform.Storage;

namespace Platform.Host.Verbs;

/// <summary><c>platform replay --tenant acme --day 2026-11-26 --with proposed.json</c>: see docs/REPLAY.md. Changes nothing.</summary>
internal static class ReplayVerb
{
    public static Command Create()
    {
        var tenant = new Option<string>("--tenant") { Description = "Id of the tenant", Required = true };
        var day = new Option<string>("--day") { Description = "The past day, such as 2026-11-26, in the operator's time zone", Required = true };
        var with = new Option<FileInfo?>("--with") { Description = "What would have been otherwise: queues, agents, skills, staffing (JSON)" };
        var format = new Option<string>("--format") { Description = "text, json or csv", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv");
        var verb = new Command("replay", "Play a past day again, with other queues, skills or staffing") { tenant, day, with, format };
        verb.SetAction((parse, cancellation) => PrintAsync(parse.GetRequiredValue(tenant), parse.GetRequiredValue(day), parse.GetValue(with),
            parse.GetValue(format)!, cancellation));
        return verb;
    }

    private static async Task<int> PrintAsync(string tenantId, string dayText, FileInfo? with, string format, CancellationToken cancellation)
    {
        if (!DateOnly.TryParseExact(dayText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return Fail($"'{dayText}' is no day such as 2026-11-26.");
        if (with is { Exists: false })
            return Fail($"There is no file {with.FullName}.");
        await using var store = await StoreAccess.OpenAsync(cancellation);
        var catalog = await ((ICatalogStore)store.CatalogStore).LoadAsync(cancellation);
        if (catalog.FindTenant(tenantId) is not { } tenant)
            return Fail($"There is no tenant '{tenantId}'.");
        var day = await RecordedDays.ReadAsync(store, catalog, tenantId, date, cancellation);
        if (day.To > TimeProvider.System.GetUtcNow())
            return Fail($"{dayText} is not over in {catalog.Operator.TimeZone}.");
        var script = ScriptReading.Of(day);
        if (script.Contacts.Count == 0)
            return Fail($"No queue of '{tenantId}' took a call on {dayText}.");
        var (proposed, changes, faults) = await ProposeAsync(store, script, catalog, with, cancellation);
        if (faults.Count > 0)
            return Refuse(with!, faults);
        var currency = catalog.FindPriceList(tenant.PriceList)?.Currency ?? catalog.Operator.Currency;
        var report = ReplayReport.Of(tenantId, date, currency, changes, DayFigures.Of(day, script, catalog), Replay.Run(script, catalog), proposed);
        Console.Write(format switch { "json" => ReplayText.ToJson(report), "csv" => ReplayText.ToCsv(report), _ => ReplayText.ToText(report) });
        return 0;
    }

    private static async Task<(DayFigures? Proposed, IReadOnlyList<string> Changes, IReadOnlyList<CatalogFault> Faults)> ProposeAsync(PlatformStore store,
        Script script, CatalogSnapshot catalog, FileInfo? with, CancellationToken cancellation)
    {
        if (with is null)
            return (null, [], []);
        var json = await File.ReadAllBytesAsync(with.FullName, cancellation);
        var secrets = await StoreAccess.SecretsAsync(store, cancellation);
        var (proposed, faults) = ProposedDay.Read(json, catalog, script.Tenant, secrets, TimeProvider.System.GetUtcNow());
        if (proposed is null)
            return (null, [], faults);
        var (staffed, staffedCatalog, staffingFaults) = Staffing.Apply(script, proposed.Catalog, proposed.Staffing);
        return staffingFaults.Count > 0
            ? (null, [], staffingFaults)
            : (Replay.Run(staffed, staffedCatalog), proposed.Lines, []);
    }

    private static int Refuse(FileInfo file, IReadOnlyList<CatalogFault> faults)
    {
        foreach (var fault in faults)
            Console.Error.WriteLine($"{fault.Path}: {fault.Text} [{fault.Code}]");
        return Fail($"{file.Name} has {faults.Count} fault(s); nothing was played.");
    }

    private static int Fail(string text)
    {
        Console.Error.WriteLine(text);
        return 1;
    }
}
