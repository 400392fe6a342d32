namespace Platform.Storage.Tests.Contract;

public abstract class PromptAudioContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly DateTimeOffset Now = Samples.Moment;
    private static readonly byte[] Audio = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];

    [Fact]
    public async Task Audio_is_found_by_its_tenant_alone_and_survives_a_restart()
    {
        await Store.PromptAudio.PutAsync("acme", "a1", Audio, Now, None);
        await ReopenAsync();
        Assert.Equal(Audio, await Store.PromptAudio.FindAsync("acme", "a1", None));
        Assert.Null(await Store.PromptAudio.FindAsync("globex", "a1", None));
        Assert.Null(await Store.PromptAudio.FindAsync("acme", "a2", None));
    }

    [Fact]
    public async Task What_is_written_again_is_as_new()
    {
        await Store.PromptAudio.PutAsync("acme", "a1", Audio, Now, None);
        await Store.PromptAudio.PutAsync("acme", "a1", Audio, Now.AddHours(1), None);
        Assert.Empty(await Store.PromptAudio.ListAsync(Now.AddHours(1), None));
        var listed = Assert.Single(await Store.PromptAudio.ListAsync(Now.AddHours(1).AddTicks(1), None));
        Assert.Equal(("acme", "a1", Now.AddHours(1)), (listed.Tenant, listed.AudioId, listed.At));
    }

    [Fact]
    public async Task Only_what_was_not_written_since_is_dropped()
    {
        await Store.PromptAudio.PutAsync("acme", "a1", Audio, Now, None);
        await Store.PromptAudio.PutAsync("acme", "a2", Audio, Now, None);
        var listed = await Store.PromptAudio.ListAsync(Now.AddDays(1), None);
        Assert.Equal(["a1", "a2"], listed.Select(audio => audio.AudioId));
        await Store.PromptAudio.PutAsync("acme", "a1", Audio, Now.AddHours(1), None);
        foreach (var audio in listed)
            await Store.PromptAudio.DropAsync(audio, None);
        Assert.NotNull(await Store.PromptAudio.FindAsync("acme", "a1", None));
        Assert.Null(await Store.PromptAudio.FindAsync("acme", "a2", None));
    }
}
