using Platform.Contracts.Stores;

namespace Platform.Storage.Tests;

public sealed class ConnectionTextTests
{
    [Theory]
    [InlineData("Data Source=data/platform.db", StorageProvider.Sqlite)]
    [InlineData("data source=/x/y", StorageProvider.Sqlite)]
    [InlineData("data/platform.db", StorageProvider.Sqlite)]
    [InlineData("Host=db;Database=platform", StorageProvider.PostgreSql)]
    [InlineData("Database=platform;Host=db", StorageProvider.PostgreSql)]
    [InlineData("postgres://db/platform", StorageProvider.PostgreSql)]
    [InlineData("postgresql://db/platform.db", StorageProvider.PostgreSql)]
    public void The_text_tells_the_engine(string text, StorageProvider expected) =>
        Assert.Equal(expected, ConnectionText.ProviderOf(new StorageOptions { ConnectionString = text }));

    [Fact]
    public void A_text_that_is_neither_is_refused() =>
        Assert.Equal(StoreFault.Misconfigured, Assert.Throws<StoreException>(
            () => ConnectionText.ProviderOf(new StorageOptions { ConnectionString = "platform" })).Fault);

    [Fact]
    public void A_path_alone_names_the_file() => Assert.Equal("data/platform.db", ConnectionText.ForSqlite("data/platform.db").DataSource);

    [Fact]
    public void A_uri_is_read_in_full()
    {
        var builder = ConnectionText.ForPostgres("postgres://pla%40t:s%3Ac@db.example:6432/call%20centre?sslmode=verify-full&Command%20Timeout=9");
        Assert.Equal(("db.example", 6432, "pla@t", "s:c", "call centre"), (builder.Host, builder.Port, builder.Username, builder.Password, builder.Database));
        Assert.Equal((Npgsql.SslMode.VerifyFull, 9), (builder.SslMode, builder.CommandTimeout));
    }
}
