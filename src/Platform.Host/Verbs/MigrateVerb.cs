using System.CommandLine;
using Platform.Host.Settings;
using Platform.Storage;

namespace Platform.Host.Verbs;

/// <summary><c>platform migrate</c>: brings the schema up to this program's version. <c>serve</c> does it, too.</summary>
internal static class MigrateVerb
{
    public static Command Create()
    {
        var verb = new Command("migrate", "Bring the database schema up to date and say what was done");
        verb.SetAction(async (_, cancellation) =>
        {
            var settings = SettingsSource.Read();
            Directory.CreateDirectory(settings.Data);
            var applied = await StorageMigrator.MigrateAsync(new StorageOptions { ConnectionString = settings.Database },
                TimeProvider.System, cancellation);
            foreach (var migration in applied)
                Console.WriteLine($"applied {migration}");
            Console.WriteLine(applied.Count == 0 ? "The schema is up to date." : $"{applied.Count} migration(s) applied.");
            return 0;
        });
        return verb;
    }
}
