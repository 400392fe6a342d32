using Platform.Contracts.Stores;
using Platform.Storage.Migrations;

namespace Platform.Storage.Tests.Contract;

public abstract class MigrationsContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly Migration Next = Migration.Of("9998_next.sql", "CREATE TABLE next (n bigint);\nINSERT INTO next (n) VALUES (1);\n");

    private IReadOnlyList<Migration> Known => Migration.Of(ConnectionText.ProviderOf(Options));

    [Fact]
    public async Task A_fresh_database_gets_all_migrations_and_an_up_to_date_one_none()
    {
        var fresh = await Engine.NewDatabaseAsync();
        Assert.Equal(Known.Select(migration => migration.Name), await StorageMigrator.MigrateAsync(fresh, TimeProvider.System, None));
        Assert.Empty(await StorageMigrator.MigrateAsync(fresh, TimeProvider.System, None));
    }

    [Fact]
    public async Task A_later_migration_is_applied_once_by_many_processes_that_start_together()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Run([.. Known, Next]))));
        Assert.Equal([Next.Name], applied.SelectMany(names => names));
    }

    [Fact]
    public async Task A_changed_old_migration_is_refused()
    {
        var changed = Known[0] with { Checksum = "changed" };
        var refused = await Assert.ThrowsAsync<StoreException>(() => Run([changed, Next]));
        Assert.Equal(StoreFault.SchemaChanged, refused.Fault);
        Assert.Contains(changed.Name, refused.Message, StringComparison.Ordinal);
        Assert.Equal([Next.Name], await Run([.. Known, Next]));
    }

    [Fact]
    public async Task A_newer_schema_than_the_program_is_refused()
    {
        await Run([.. Known, Next]);
        var refused = await Assert.ThrowsAsync<StoreException>(() => Run(Known));
        Assert.Equal((StoreFault.SchemaNewer, "store_schema_newer"), (refused.Fault, refused.Code));
        Assert.Contains(Next.Name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        var broken = Migration.Of("9999_broken.sql", "CREATE TABLE half (n bigint); INSERT INTO nowhere (n) VALUES (1);");
        var failed = await Assert.ThrowsAsync<StoreException>(() => Run([.. Known, Next, broken]));
        Assert.Equal(StoreFault.Rejected, failed.Fault);
        Assert.Equal([Next.Name], await Run([.. Known, Next]));
        await ExecuteAsync("CREATE TABLE half (n bigint)");
    }

    [Fact]
    public void Line_ends_do_not_change_a_checksum() =>
        Assert.Equal(Next.Checksum, Migration.Of("9998_next.sql", Next.Sql.ReplaceLineEndings("\r\n")).Checksum);

    private Task<IReadOnlyList<string>> Run(IReadOnlyList<Migration> migrations) =>
        new MigrationRun(Store.Engine, migrations, TimeProvider.System).RunAsync(None);
}
