namespace Platform.Interop.Crash;

public sealed class CrashTests
{
    [Fact]
    public async Task After_kill_9_with_fifty_calls_up_every_call_seat_and_bill_is_accounted_for()
    {
        await using var node = await KilledNode.Start(new());
        await node.Walk();
    }
}

[Collection(PostgresServer.Collection)]
public sealed class PostgresCrashTests(PostgresServer postgres)
{
    [Fact]
    public async Task The_same_with_PostgreSQL_as_the_store()
    {
        await using var node = await KilledNode.Start(new() { ConnectionString = await postgres.NewDatabase() });
        await node.Walk();
    }
}
