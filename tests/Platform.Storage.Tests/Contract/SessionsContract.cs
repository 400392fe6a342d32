using Platform.Contracts.Stores;

namespace Platform.Storage.Tests.Contract;

public abstract class SessionsContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly DateTimeOffset Now = Samples.Moment;
    private static readonly DateTimeOffset Abandoned = Now.AddMinutes(-2);

    [Fact]
    public async Task A_refresh_token_is_taken_once()
    {
        var token = Token("h1", "f");
        await Store.RefreshTokens.AddAsync(token, None);
        Assert.Equal(token, await Store.RefreshTokens.TakeAsync("h1", Now, None));
        Assert.False(await Store.RefreshTokens.IsRevokedAsync("f", None));
        Assert.Null(await Store.RefreshTokens.TakeAsync("unknown", Now, None));
    }

    [Fact]
    public async Task A_token_that_was_used_before_revokes_its_family()
    {
        await Store.RefreshTokens.AddAsync(Token("h1", "f"), None);
        await Store.RefreshTokens.AddAsync(Token("other", "g"), None);
        await Store.RefreshTokens.TakeAsync("h1", Now, None);
        await Store.RefreshTokens.AddAsync(Token("h2", "f"), None);
        Assert.Null(await Store.RefreshTokens.TakeAsync("h1", Now, None));
        Assert.True(await Store.RefreshTokens.IsRevokedAsync("f", None));
        Assert.Null(await Store.RefreshTokens.TakeAsync("h2", Now, None));
        Assert.NotNull(await Store.RefreshTokens.TakeAsync("other", Now, None));
    }

    [Fact]
    public async Task An_expired_token_is_worth_nothing()
    {
        await Store.RefreshTokens.AddAsync(Token("h1", "f"), None);
        Assert.Null(await Store.RefreshTokens.TakeAsync("h1", Now.AddHours(1), None));
        Assert.False(await Store.RefreshTokens.IsRevokedAsync("f", None));
    }

    [Fact]
    public async Task Of_two_at_once_one_gets_the_token()
    {
        await Store.RefreshTokens.AddAsync(Token("h1", "f"), None);
        var taken = await Task.WhenAll(Store.RefreshTokens.TakeAsync("h1", Now, None), Store.RefreshTokens.TakeAsync("h1", Now, None));
        Assert.Single(taken, token => token is not null);
    }

    [Fact]
    public async Task A_revoked_family_stays_revoked()
    {
        await Store.RefreshTokens.AddAsync(Token("h1", "f"), None);
        await Store.RefreshTokens.RevokeFamilyAsync("f", None);
        await Store.RefreshTokens.RevokeFamilyAsync("f", None);
        await ReopenAsync();
        Assert.True(await Store.RefreshTokens.IsRevokedAsync("f", None));
        Assert.Null(await Store.RefreshTokens.TakeAsync("h1", Now, None));
    }

    [Fact]
    public async Task A_revocation_is_dropped_with_its_log_ins_last_token()
    {
        await Store.RefreshTokens.AddAsync(Token("h1", "f"), None);
        await Store.RefreshTokens.AddAsync(Token("h2", "f") with { ExpiresAt = Now.AddHours(2) }, None);
        await Store.RefreshTokens.AddAsync(Token("h3", "g") with { ExpiresAt = Now.AddHours(3) }, None);
        await Store.RefreshTokens.RevokeFamilyAsync("f", None);
        await Store.RefreshTokens.RevokeFamilyAsync("g", None);
        await Store.RefreshTokens.DropExpiredAsync(Now.AddHours(2), None);
        Assert.True(await Store.RefreshTokens.IsRevokedAsync("f", None));
        await Store.RefreshTokens.DropExpiredAsync(Now.AddHours(2).AddSeconds(1), None);
        Assert.False(await Store.RefreshTokens.IsRevokedAsync("f", None));
        Assert.True(await Store.RefreshTokens.IsRevokedAsync("g", None));
    }

    [Fact]
    public async Task All_who_ask_for_a_secret_get_the_first_ones()
    {
        await using var second = await OpenAsync();
        var secrets = await Task.WhenAll(Enumerable.Range(0, 10)
            .Select(i => (i % 2 == 0 ? Store : second).Secrets.GetOrCreateAsync("jwt", () => [(byte)i, 0, 255], None)));
        Assert.All(secrets, secret => Assert.Equal(secrets[0], secret));
        Assert.Equal(secrets[0], await Store.Secrets.GetOrCreateAsync("jwt", () => throw new InvalidOperationException("It is there."), None));
    }

    [Fact]
    public async Task A_repeated_call_finds_the_first_ones_answer()
    {
        Assert.Null(await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None));
        Assert.Equal(new IdempotentAnswer("k", "hash", 0, null, Now), await Store.IdempotentAnswers.BeginAsync("k", "other", Now.AddMinutes(1), Abandoned, None));
        await Store.IdempotentAnswers.CompleteAsync("k", 201, "{\"id\":1}", None);
        await Store.IdempotentAnswers.ForgetAsync("k", None);
        Assert.Equal(new IdempotentAnswer("k", "hash", 201, "{\"id\":1}", Now), await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None));
    }

    [Fact]
    public async Task A_key_whose_first_call_died_is_taken_over_by_one()
    {
        await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None);
        Assert.NotNull(await Store.IdempotentAnswers.BeginAsync("k", "hash", Now.AddMinutes(2), Now, None));
        var later = Now.AddMinutes(3);
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Store.IdempotentAnswers.BeginAsync("k", "again", later, Now.AddMinutes(1), None)));
        Assert.Single(taken, found => found is null);
        Assert.All(taken.OfType<IdempotentAnswer>(), found => Assert.Equal(new IdempotentAnswer("k", "again", 0, null, later), found));
    }

    [Fact]
    public async Task An_answer_that_is_there_is_not_taken_over()
    {
        await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None);
        await Store.IdempotentAnswers.CompleteAsync("k", 204, null, None);
        var found = await Store.IdempotentAnswers.BeginAsync("k", "hash", Now.AddHours(1), Now.AddMinutes(58), None);
        Assert.Equal(new IdempotentAnswer("k", "hash", 204, null, Now), found);
    }

    [Fact]
    public async Task A_forgotten_or_dropped_key_is_free_again()
    {
        await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None);
        await Store.IdempotentAnswers.ForgetAsync("k", None);
        Assert.Null(await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None));
        await Store.IdempotentAnswers.DropOlderThanAsync(Now, None);
        Assert.NotNull(await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None));
        await Store.IdempotentAnswers.DropOlderThanAsync(Now.AddTicks(1), None);
        Assert.Null(await Store.IdempotentAnswers.BeginAsync("k", "hash", Now, Abandoned, None));
    }

    [Fact]
    public async Task Bindings_are_replaced_whole_and_keep_their_order()
    {
        SipBinding[] first = [Binding("acme", "1001", "b"), Binding("acme", "1001", "a") with { Path = "<sip:edge;lr>", UserAgent = null, Q = 0.35 }];
        await Store.SipBindings.ReplaceAsync("acme", "1001", first, None);
        await Store.SipBindings.ReplaceAsync("globex", "1001", [Binding("globex", "1001", "c")], None);
        await ReopenAsync();
        Assert.Equal(first, await Store.SipBindings.ListAsync("acme", "1001", None));
        Assert.Equal(["b", "a", "c"], (await Store.SipBindings.ListAllAsync(None)).Select(binding => binding.Contact));
        await Store.SipBindings.ReplaceAsync("acme", "1001", [], None);
        Assert.Equal(["c"], (await Store.SipBindings.ListAllAsync(None)).Select(binding => binding.Contact));
    }

    [Fact]
    public async Task A_nodes_last_sign_of_life_is_kept_to_the_tick()
    {
        Assert.Null(await Store.Nodes.LastBeatAsync("node-1", None));
        await Store.Nodes.BeatAsync("node-1", Now, None);
        await Store.Nodes.BeatAsync("node-2", Now.AddDays(1), None);
        await Store.Nodes.BeatAsync("node-1", Now.AddSeconds(1), None);
        await ReopenAsync();
        Assert.Equal(Now.AddSeconds(1), await Store.Nodes.LastBeatAsync("node-1", None));
        Assert.Equal([new NodeBeat("node-1", Now.AddSeconds(1)), new NodeBeat("node-2", Now.AddDays(1))], await Store.Nodes.ListAsync(None));
    }

    private static RefreshToken Token(string hash, string family) => new(hash, family, null, "root", Now.AddHours(1));

    private static SipBinding Binding(string tenant, string agent, string contact) =>
        new(tenant, agent, contact, "udp:192.0.2.7:5060", null, "call-id", uint.MaxValue, 1, Now, "baresip");
}
