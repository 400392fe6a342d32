using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Sheets;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <param name="Csv">Comma-separated values with a line of column names: id, name, queues, product, signIn, sipPassword, password, team, skills.</param>
/// <param name="DryRun">Say what would be done and what is wrong, and do nothing.</param>
public sealed record AgentImportInput(string Csv, bool DryRun = false);

public enum ImportChange
{
    Unchanged = 0,
    Created = 1,
    Changed = 2,
}

/// <param name="Line">In the sheet, from 1.</param>
/// <param name="Agent">Its id.</param>
public sealed record ImportedAgentDto(int Line, string Agent, string Name, ImportChange Change);

/// <param name="Line">In the sheet, from 1; 0 for the sheet as a whole.</param>
/// <param name="Column">Null for the whole line.</param>
/// <param name="Code">Stable name of what is wrong.</param>
/// <param name="Text">For people.</param>
public sealed record SheetFaultDto(int Line, string? Column, string Code, string Text);

/// <param name="Agents">In the order of the sheet.</param>
/// <param name="Faults">With any, nothing can be imported.</param>
public sealed record AgentImportDto(IReadOnlyList<ImportedAgentDto> Agents, IReadOnlyList<SheetFaultDto> Faults);

/// <summary>Agents from a spreadsheet, all or none; what is so already stays, so the same sheet may be sent again.</summary>
internal static partial class AgentImport
{
    private const string PasswordColumn = "password";

    public static void MapImport(this RouteGroupBuilder agents) =>
        agents.MapPost("/import", Import).ForPeople().Idempotent().Describe(AccessRule.TenantAdmin, "importAgents",
            "Create and change agents and their log-ins from comma-separated values, all or none. An empty cell leaves things as they are.",
            ProblemCode.InvalidSheet, ProblemCode.CatalogConflict);

    private static async Task<Results<Ok<AgentImportDto>, Refused>> Import(string tenant, AgentImportInput input, CatalogEditor editor,
        ICatalog catalog, IPasswordHashing passwords, CancellationToken cancellation)
    {
        var sheet = AgentSheet.Read(input.Csv);
        List<SheetFaultDto> faults = [.. sheet.Faults.Select(fault => new SheetFaultDto(fault.Line, fault.Column, SnakeCase.Of(fault.Code), fault.Text))];
        faults.AddRange(sheet.Rows.SelectMany(CheckPassword));
        var import = new Plan(tenant, sheet.Rows, passwords, catalog.Current);
        if (await editor.RehearseAsync(import.Decide, cancellation) is { } wrong)
            faults.AddRange((wrong.Faults ?? []).Select(fault => At(sheet.Rows, fault)));
        faults = [.. faults.OrderBy(fault => fault.Line)];
        if (input.DryRun)
            return TypedResults.Ok(new AgentImportDto(import.Changes, faults));
        if (faults.Count > 0)
            return new Refused(ProblemCode.InvalidSheet) { Faults = [.. faults.Select(fault => new ProblemFault(PathOf(fault), fault.Text, fault.Code))] };
        import.HashPasswords();
        return await editor.ChangeAsync(import.Decide, cancellation) is { } refused ? refused : TypedResults.Ok(new AgentImportDto(import.Changes, []));
    }

    private static IEnumerable<SheetFaultDto> CheckPassword(AgentRow row) =>
        row.Password is null ? [] : (PasswordRule.Check(PasswordColumn, row.Password)?.Faults ?? [])
            .Select(fault => new SheetFaultDto(row.Line, fault.Path, SnakeCase.Of(SheetFaultCode.BadCell), fault.Message));

    private static string PathOf(SheetFaultDto fault) => fault.Column is null ? $"lines[{fault.Line}]" : $"lines[{fault.Line}].{fault.Column}";

    /// <summary>What is wrong with an agent or its log-in is wrong with its line; anything else with the sheet.</summary>
    private static SheetFaultDto At(IReadOnlyList<AgentRow> rows, ProblemFault fault)
    {
        var place = Place.Match(fault.Path);
        var row = place.Success ? rows.FirstOrDefault(row => row.Id == place.Groups["id"].Value) : null;
        var column = place.Groups["section"].Value == "users" ? PasswordColumn : place.Groups["property"].Value;
        return new(row?.Line ?? 0, row is null || column.Length == 0 ? null : column, fault.Code ?? SnakeCase.Of(SheetFaultCode.BadCell), fault.Message);
    }

    [GeneratedRegex(@"\.(?<section>agents|users)\[(?<id>[^\]]*)\](\.(?<property>\w+))?")]
    private static partial Regex Place { get; }

    /// <summary>What the rows mean, decided on whatever catalog there is then.</summary>
    private sealed class Plan(string tenant, IReadOnlyList<AgentRow> rows, IPasswordHashing passwords, CatalogSnapshot current)
    {
        /// <summary>Stands for a hash as long as nothing is stored.</summary>
        private const string NotYetHashed = "-";

        /// <summary>Those whose log-in has this password already. Hashing is slow by intent, so it is done once and outside of what is decided.</summary>
        private readonly HashSet<string> kept = [.. rows.Where(row => row.Password is not null).AsParallel()
            .Where(row => current.FindUser(tenant, row.Id) is { } known && passwords.Verify(known.PasswordHash, row.Password!)).Select(row => row.Id)];

        private Dictionary<string, string> hashes = [];

        /// <summary>Of the last decision.</summary>
        public IReadOnlyList<ImportedAgentDto> Changes { get; private set; } = [];

        public void HashPasswords() => hashes = rows.Where(row => row.Password is not null && !kept.Contains(row.Id)).AsParallel()
            .ToDictionary(row => row.Id, row => passwords.Hash(row.Password!));

        public CatalogEdit Decide(CatalogSnapshot before)
        {
            List<CatalogDocument> put = [];
            List<ImportedAgentDto> changes = [];
            foreach (var row in rows)
            {
                var known = before.FindAgent(tenant, row.Id);
                var agent = AgentEndpoints.Decide(before, tenant, row.Id, InputOf(row, known));
                var user = UserOf(row, before.FindUser(tenant, row.Id));
                var isChanged = user is not null || known is null || !CatalogDiff.AreSame(known, agent);
                changes.Add(new(row.Line, row.Id, row.Name, known is null ? ImportChange.Created : isChanged ? ImportChange.Changed : ImportChange.Unchanged));
                put.Add(agent);
                if (user is not null)
                    put.Add(user);
            }

            Changes = changes;
            return CatalogEdit.ToChange(put, []);
        }

        private static AgentInput InputOf(AgentRow row, AgentDocument? known)
        {
            var fresh = new AgentInput(row.Name, row.Queues ?? known?.Queues ?? []);
            return fresh with
            {
                Product = row.Product ?? known?.Product ?? fresh.Product,
                SignIn = row.SignIn ?? known?.SignIn ?? (row.SipPassword is null ? SignInMode.Console : SignInMode.Phone),
                SipPassword = row.SipPassword,
                Team = row.Team,
                Skills = row.Skills,
            };
        }

        /// <summary>Null when the log-in stays as it is.</summary>
        private UserDocument? UserOf(AgentRow row, UserDocument? known) =>
            row.Password is null || (known is not null && kept.Contains(row.Id)) ? null
            : new UserDocument(tenant, row.Id, known?.Role ?? UserRole.Agent, hashes.GetValueOrDefault(row.Id, NotYetHashed), row.Id);
    }
}
