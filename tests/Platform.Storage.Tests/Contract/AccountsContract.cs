using Platform.Contracts.Stores;
using Platform.Domain.Accounts;
using Platform.Domain.Catalog;

namespace Platform.Storage.Tests.Contract;

/// <summary>What is kept of people's log-ins.</summary>
public abstract class AccountsContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly DateTimeOffset Now = Samples.Moment;

    [Fact]
    public async Task An_account_is_kept_and_of_two_who_change_it_at_once_one_wins()
    {
        var (empty, none) = await Store.Accounts.LoadAsync("acme", "anna", None);
        Assert.Equal((null, "acme", 0), (empty.KeySealed, empty.TenantId, none));
        var secured = empty with { KeySealed = "sealed", LastStep = 37, RecoveryHashes = ["a", "b"], OpenIdSubject = "who" };
        Assert.True(await Store.Accounts.SaveAsync(secured, 0, None));
        Assert.False(await Store.Accounts.SaveAsync(empty, 0, None));
        await ReopenAsync();
        var (known, version) = await Store.Accounts.LoadAsync("acme", "anna", None);
        Assert.Equal(secured with { RecoveryHashes = known.RecoveryHashes }, known);
        Assert.Equal(["a", "b"], known.RecoveryHashes);
        var saved = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Store.Accounts.SaveAsync(known with { LastStep = 38 + i }, version, None)));
        Assert.Single(saved, won => won);
    }

    [Fact]
    public async Task Who_has_a_second_factor_is_known_by_tenant()
    {
        await Store.Accounts.SaveAsync(new Account("acme", "anna") { KeySealed = "sealed" }, 0, None);
        await Store.Accounts.SaveAsync(new Account("acme", "bert") { OfferedSealed = "sealed" }, 0, None);
        await Store.Accounts.SaveAsync(new Account(null, "root") { KeySealed = "sealed" }, 0, None);
        Assert.Equal(["anna"], await Store.Accounts.ListWithSecondFactorAsync("acme", None));
        Assert.Equal(["root"], await Store.Accounts.ListWithSecondFactorAsync(null, None));
        await Store.Accounts.DropAsync(null, "root", None);
        Assert.Empty(await Store.Accounts.ListWithSecondFactorAsync(null, None));
    }

    [Fact]
    public async Task Log_ins_stand_until_they_expire_or_are_revoked()
    {
        await Store.LogInSessions.AddAsync(Session("f1", "c1", Now), None);
        await Store.LogInSessions.AddAsync(Session("f2", null, Now.AddSeconds(1)), None);
        await Store.LogInSessions.AddAsync(Session("f3", "c3", Now) with { TenantId = null }, None);
        await ReopenAsync();
        Assert.Equal(Session("f1", "c1", Now), await Store.LogInSessions.FindByCookieAsync("c1", Now, None));
        Assert.Equal(["f2", "f1"], (await Store.LogInSessions.ListAsync("acme", "anna", Now, None)).Select(session => session.Family));
        Assert.Null((await Store.LogInSessions.FindAsync("f3", Now, None))!.TenantId);
        await Store.LogInSessions.TouchAsync("f1", Now.AddHours(1), Now.AddHours(3), None);
        Assert.Equal(Session("f1", "c1", Now) with { SeenAt = Now.AddHours(1), ExpiresAt = Now.AddHours(3) },
            await Store.LogInSessions.FindAsync("f1", Now.AddHours(2), None));
        Assert.Null(await Store.LogInSessions.FindAsync("f2", Now.AddHours(2), None));
        await Store.RefreshTokens.RevokeFamilyAsync("f1", None);
        Assert.Null(await Store.LogInSessions.FindByCookieAsync("c1", Now, None));
        Assert.Equal(["f2"], (await Store.LogInSessions.ListAsync("acme", "anna", Now, None)).Select(session => session.Family));
    }

    [Fact]
    public async Task A_revocation_is_kept_as_long_as_its_session()
    {
        await Store.LogInSessions.AddAsync(Session("f1", "c1", Now), None);
        await Store.RefreshTokens.RevokeFamilyAsync("f1", None);
        await Store.LogInSessions.DropExpiredAsync(Now.AddHours(1), None);
        await Store.RefreshTokens.DropExpiredAsync(Now.AddHours(1), None);
        Assert.True(await Store.RefreshTokens.IsRevokedAsync("f1", None));
        await Store.LogInSessions.DropExpiredAsync(Now.AddHours(2).AddTicks(1), None);
        await Store.RefreshTokens.DropExpiredAsync(Now.AddHours(2), None);
        Assert.False(await Store.RefreshTokens.IsRevokedAsync("f1", None));
    }

    [Fact]
    public async Task A_key_is_found_by_its_secret_until_it_is_removed()
    {
        var key = new ApiKey("acme", "crm", "CRM", UserRole.Auditor, "h1", "anna", Now, Now.AddDays(1));
        Assert.True(await Store.ApiKeys.AddAsync(key, None));
        Assert.False(await Store.ApiKeys.AddAsync(key with { SecretHash = "h2" }, None));
        Assert.True(await Store.ApiKeys.AddAsync(key with { TenantId = null, SecretHash = "h3", ExpiresAt = null }, None));
        await Store.ApiKeys.TouchAsync("acme", "crm", Now.AddHours(1), None);
        await ReopenAsync();
        Assert.Equal(key with { UsedAt = Now.AddHours(1) }, await Store.ApiKeys.FindAsync("h1", None));
        Assert.Null(await Store.ApiKeys.FindAsync("h2", None));
        Assert.Equal([key with { TenantId = null, SecretHash = "h3", ExpiresAt = null }], await Store.ApiKeys.ListAsync(null, None));
        Assert.True(await Store.ApiKeys.RemoveAsync("acme", "crm", None));
        Assert.False(await Store.ApiKeys.RemoveAsync("acme", "crm", None));
        Assert.Null(await Store.ApiKeys.FindAsync("h1", None));
        Assert.Empty(await Store.ApiKeys.ListAsync("acme", None));
        Assert.Single(await Store.ApiKeys.ListAsync(null, None));
    }

    [Fact]
    public async Task An_invitation_is_taken_once_and_only_the_last_one_counts()
    {
        var first = new Invitation("t1", "acme", "anna", Now.AddHours(1), false);
        await Store.Invitations.PutAsync(first, None);
        await Store.Invitations.PutAsync(first with { TokenHash = "t2", EndsSecondFactor = true }, None);
        await Store.Invitations.PutAsync(new Invitation("t3", null, "anna", Now.AddHours(1), false), None);
        await ReopenAsync();
        Assert.Null(await Store.Invitations.TakeAsync("t1", Now, None));
        Assert.Null(await Store.Invitations.TakeAsync("t2", Now.AddHours(1), None));
        var taken = await Task.WhenAll(Store.Invitations.TakeAsync("t2", Now, None), Store.Invitations.TakeAsync("t2", Now, None));
        Assert.Equal(first with { TokenHash = "t2", EndsSecondFactor = true }, Assert.Single(taken, found => found is not null));
        await Store.Invitations.DropExpiredAsync(Now.AddHours(2), None);
        Assert.Null(await Store.Invitations.TakeAsync("t3", Now, None));
    }

    private static LogInSession Session(string family, string? cookie, DateTimeOffset startedAt) => new(family, cookie, "acme", "anna",
        LogInMethod.PasswordAndSecondFactor, "192.0.2.7", "Firefox", startedAt, startedAt, Now.AddHours(2));
}
