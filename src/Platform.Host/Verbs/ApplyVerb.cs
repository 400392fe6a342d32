using System.CommandLine;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Storage;

namespace Platform.Host.Verbs;

/// <summary>
/// <c>platform apply FILE</c>: makes the store be as the file says, or says what is wrong with the file and changes nothing.
/// </summary>
internal static class ApplyVerb
{
    /// <summary>How often a change that somebody else made in between is taken into account before giving up.</summary>
    private const int Attempts = 5;

    public static Command Create()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The declaration (JSON; docs/declaration.schema.json)" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Print what would change and change nothing" };
        var verb = new Command("apply", "Declare operator, trunks, numbers, tenants, seats, queues, agents and prices") { file, dryRun };
        verb.SetAction((parse, cancellation) => ApplyAsync(parse.GetRequiredValue(file), parse.GetValue(dryRun), cancellation));
        return verb;
    }

    private static async Task<int> ApplyAsync(FileInfo file, bool dryRun, CancellationToken cancellation)
    {
        if (!file.Exists)
            return Fail($"There is no file {file.FullName}.");
        var json = await File.ReadAllBytesAsync(file.FullName, cancellation);
        await using var store = await StoreAccess.OpenAsync(cancellation);
        var secrets = await StoreAccess.SecretsAsync(store, cancellation);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var current = await store.CatalogStore.LoadAsync(cancellation);
            var plan = DeclarationPlan.Make(json, current, secrets, TimeProvider.System.GetUtcNow());
            plan = plan.Settle(await store.NumberHoldings.FindAsync(plan.MovedNumbers, cancellation));
            if (plan.Faults.Count > 0)
                return Refuse(file, plan.Faults);
            if (dryRun || plan.Diff.IsEmpty || await CommitAsync(store, current.Revision, plan.Diff, cancellation))
                return Report(plan.Diff, dryRun);
        }

        return Fail("The declared things kept changing while the file was applied; nothing was changed by it. Try again.");
    }

    private static async Task<bool> CommitAsync(PlatformStore store, long revision, CatalogDiff diff, CancellationToken cancellation) =>
        await store.CatalogStore.CommitAsync(revision, diff, cancellation) is not null;

    private static int Report(CatalogDiff diff, bool dryRun)
    {
        foreach (var line in diff.Lines)
            Console.WriteLine(line);
        Console.WriteLine(diff.Changes.Count == 0 ? "Nothing to change." : $"{diff.Changes.Count} change(s){(dryRun ? " would be made" : "")}.");
        return 0;
    }

    private static int Refuse(FileInfo file, IReadOnlyList<CatalogFault> faults)
    {
        foreach (var fault in faults)
            Console.Error.WriteLine($"{fault.Path}: {fault.Text} [{fault.Code}]");
        return Fail($"{file.Name} has {faults.Count} fault(s); nothing was changed.");
    }

    private static int Fail(string text)
    {
        Console.Error.WriteLine(text);
        return 1;
    }
}
