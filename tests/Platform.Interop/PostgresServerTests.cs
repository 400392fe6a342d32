using Npgsql;

namespace Platform.Interop;

[Collection(PostgresServer.Collection)]
public sealed class PostgresServerTests(PostgresServer postgres)
{
    [Fact]
    public async Task A_committed_row_survives_a_crash_of_the_server()
    {
        var database = await postgres.NewDatabase();
        await Execute(database, "create table kept (id int); insert into kept values (7)");

        await postgres.Crash();
        await postgres.Start();

        Assert.Equal(7, await Execute(database, "select id from kept"));
    }

    private static async Task<object?> Execute(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create($"{database};Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
