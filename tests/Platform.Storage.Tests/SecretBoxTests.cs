using Platform.Contracts.Stores;
using Platform.Storage.Stores;
using Platform.Storage.Tests.Contract;

namespace Platform.Storage.Tests;

public sealed class SecretBoxTests
{
    private static readonly string Context = SecretContext.TrunkAccount("carrier");

    [Fact]
    public async Task What_is_sealed_opens_in_the_same_house_for_the_same_context()
    {
        using var engine = new SqliteTestEngine();
        await using var store = PlatformStore.Open(await engine.NewDatabaseAsync(), TimeProvider.System);
        await store.MigrateAsync(CancellationToken.None);
        var box = await LoadAsync(store);
        var text = box.Seal(Context, "pin 密码");
        Assert.DoesNotContain("pin", text, StringComparison.Ordinal);
        Assert.NotEqual(text, box.Seal(Context, "pin 密码"));
        Assert.Equal("pin 密码", (await LoadAsync(store)).Open(Context, text));
        Assert.Equal("", box.Open(Context, box.Seal(Context, "")));
        Assert.Null(box.Open(SecretContext.TrunkAccount("other"), text));
    }

    [Fact]
    public async Task What_was_touched_does_not_open()
    {
        using var engine = new SqliteTestEngine();
        await using var store = PlatformStore.Open(await engine.NewDatabaseAsync(), TimeProvider.System);
        await store.MigrateAsync(CancellationToken.None);
        var box = await LoadAsync(store);
        var bytes = Convert.FromBase64String(box.Seal(Context, "pin")[3..]);
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 1;
            Assert.Null(box.Open(Context, "v1." + Convert.ToBase64String(bytes)));
            bytes[i] ^= 1;
        }

        foreach (var text in new[] { "", "v1.", "pin", "v1.cGlu", "v1.%%%", "v2." + Convert.ToBase64String(bytes) })
            Assert.Null(box.Open(Context, text));
        Assert.Equal("pin", box.Open(Context, "v1." + Convert.ToBase64String(bytes)));
    }

    [Fact]
    public async Task Another_house_has_another_key()
    {
        using var engine = new SqliteTestEngine();
        await using var store = PlatformStore.Open(await engine.NewDatabaseAsync(), TimeProvider.System);
        await store.MigrateAsync(CancellationToken.None);
        await using var other = PlatformStore.Open(await engine.NewDatabaseAsync(), TimeProvider.System);
        await other.MigrateAsync(CancellationToken.None);
        Assert.Null((await LoadAsync(other)).Open(Context, (await LoadAsync(store)).Seal(Context, "pin")));
    }

    private static async Task<SecretBox> LoadAsync(PlatformStore store)
    {
        var box = new SecretBox(store.Secrets);
        await box.LoadKeyAsync(CancellationToken.None);
        return box;
    }
}
