namespace Platform.Interop.Cases;

[Collection(PostgresServer.Collection)]
public sealed class PostgresCallTests(PostgresServer postgres)
{
    [Fact]
    public async Task The_same_call_with_PostgreSQL_as_the_store()
    {
        await using var house = await House.Open(new() { ConnectionString = await postgres.NewDatabase() });

        var call = await BasicCall.Walk(house, AudioCodec.Pcma, answersOnAgent: false);

        Assert.Equal(["1001 answered"], call.OfferOutcomes);
        Assert.Single(call.Charges);
    }
}
