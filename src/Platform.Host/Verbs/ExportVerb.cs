using System.CommandLine;
using Platform.Domain.Catalog.Declarations;

namespace Platform.Host.Verbs;

/// <summary>
/// <c>platform export</c>: the declaration that stands for the store as it is. Secrets are left out; applying it changes nothing.
/// </summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var verb = new Command("export", "Print everything that is declared, without secrets, as a file for apply");
        verb.SetAction(async (_, cancellation) =>
        {
            await using var store = await StoreAccess.OpenAsync(cancellation);
            var declaration = DeclarationExport.Of(await store.CatalogStore.LoadAsync(cancellation), TimeProvider.System.GetUtcNow());
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(DeclarationJson.Write(declaration), cancellation);
            return 0;
        });
        return verb;
    }
}
