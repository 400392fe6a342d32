using Platform.Contracts.Stores;
using Platform.Domain.Calendars;
using Platform.Domain.Catalog;

namespace Platform.Storage.Tests.Contract;

public abstract class CatalogContract(TestEngine engine) : StoreFixture(engine)
{
    private static readonly TenantDocument Acme = new("acme", "Acme 客服");

    private static readonly TrunkDocument Full = new("t2", "Trunk", [])
    {
        OnlyTenant = "acme",
        Peers = [new("sip:a.example", 1, 2)],
        Login = new("u", "r", "a", "b"),
        Account = new("u", "sealed", true, "sip:r.example", "d.example", 60),
        MaxCallsPerSecond = 3,
        FailoverCodes = [404],
        HealthIntervalS = 0,
        PeerSilenceMs = 1_000,
        Codecs = ["PCMU"],
        CalledIn = [new("0", 1, "+86")],
        CallingOut = [new("+86", 3, "0")],
        CallerId = CallerIdPolicy.AccountInFrom,
    };

    [Fact]
    public async Task Every_kind_of_document_comes_back()
    {
        CatalogDocument[] documents =
        [
            new OperatorDocument("运营商") { Country = "HK", EmergencyNumbers = ["999"], BarredPrefixes = ["+852900"] },
            new TrunkDocument("t1", "Trunk", ["192.0.2.0/24"], 30), Full, new RouteDocument("r1", "+86", "t2", 5, 0.0125m, "acme"),
            Acme with { Dialing = new(["+86"], ["+8610"], 5, 99.5m, 2, 30_000, "+862110000000") }, new NumberDocument("+862110000000", "acme", "support"),
            new SeatRentalDocument("acme", "voice", SeatKind.Named, 3, new DateOnly(2026, 11, 1)), new QueueDocument("acme", "support", "Support", Answer: AnswerMode.OnAgent) { Strategy = QueueStrategy.MostSkilled, Skills = [new("en", 5)], Relaxations = [new(9_000, [])], Priorities = [new(5, List: "gold")], AgeingMs = 9_000, WrapUpMode = Domain.Agents.WrapUpMode.Fixed, WrapUpExtensionMs = 60_000 },
            new CallerListDocument("acme", "gold", "Gold", ["+8613900000001"]),
            new SkillDocument("acme", "en", "英语"), new TeamDocument("acme", "north", "North"), new BreakReasonDocument("acme", "lunch", "午餐", IsPaid: false, MaxMinutes: 45),
            new AgentDocument("acme", "1001", "Ann", ["support"], SignIn: SignInMode.Phone, SipHa1Md5: "00ff") { CallerId = "+862110000000", Skills = [new("en", 7)], Preferences = [new("support", 2)], Team = "north", AutoAnswer = true }, new UserDocument(null, "root", UserRole.OperatorAdmin, "hash"),
            new CalendarDocument("acme", "main", "营业时间") { TimeZone = "Europe/Berlin", Hours = [new([DayOfWeek.Monday], ["09:00-18:00"])], Dates = [new(new DateOnly(2026, 12, 24), "Eve", ["09:00-12:00"])], WorkDays = [new(new DateOnly(2026, 10, 10), DayOfWeek.Friday)], Holidays = "CN", HolidayWorkDays = DayOfWeek.Friday, Emergency = new(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero), "admin", "closed") },
            new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Inbound, "+86", 0.0500m, 30, 6)], [new SeatPrice("voice", 99.90m)]),
        ];
        Assert.Equal(1, await Commit(0, documents));
        await ReopenAsync();
        var snapshot = await Store.CatalogStore.LoadAsync(None);
        Assert.Equal(1, snapshot.Revision);
        Assert.Equal(documents.Select(Samples.Json).Order(), snapshot.Documents.Select(Samples.Json).Order());
    }

    [Fact]
    public async Task What_older_versions_stored_of_a_trunk_and_a_tenant_is_read_with_what_was_not_there_yet()
    {
        await Commit(0, new TrunkDocument("t1", "Trunk", ["192.0.2.0/24"], 30), Acme);
        var snapshot = await Store.CatalogStore.LoadAsync(None);
        Assert.Equal(["PCMA", "PCMU"], snapshot.FindTrunk("t1")!.Codecs);
        Assert.Empty(snapshot.FindTenant("acme")!.Dialing.AllowedPrefixes);
    }

    [Fact]
    public async Task A_commit_on_an_old_revision_writes_nothing()
    {
        Assert.Equal(1, await Commit(0, Acme));
        var late = await Store.CatalogStore.CommitAsync(0, [new DocumentChange(Acme with { Name = "late" }), new DocumentChange(new TenantDocument("new", "New"))],
            [Samples.Rental("acme", "r", 1)], None);
        Assert.Null(late);
        Assert.Null(await Store.CatalogStore.CommitAsync(7, [new DocumentChange(Acme with { Name = "early" })], [], None));
        var snapshot = await Store.CatalogStore.LoadAsync(None);
        Assert.Equal((1, Acme.Name), (snapshot.Revision, Assert.Single(snapshot.Tenants).Name));
        Assert.Empty(await Store.Ledger.ListRentalsAsync("acme", DateTimeOffset.MaxValue, None));
        Assert.Equal(1, await Store.CatalogStore.ReadRevisionAsync(None));
    }

    [Fact]
    public async Task Of_many_commits_on_one_revision_one_wins()
    {
        await using var second = await OpenAsync();
        var commits = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Store : second).CatalogStore
            .CommitAsync(0, [new DocumentChange(new TenantDocument("acme", $"writer {i}"))], [Samples.Rental("acme", $"r{i}", i)], None)));
        var winner = Array.FindIndex(commits, revision => revision is not null);
        Assert.Single(commits, revision => revision == 1);
        Assert.Equal($"writer {winner}", (await Store.CatalogStore.LoadAsync(None)).FindTenant("acme")!.Name);
        Assert.Equal($"r{winner}", Assert.Single(await Store.Ledger.ListRentalsAsync("acme", DateTimeOffset.MaxValue, None)).Id);
    }

    [Fact]
    public async Task Entries_are_posted_with_the_change()
    {
        await Store.CatalogStore.CommitAsync(0, [new DocumentChange(Acme)], [Samples.Rental("acme", "r1", 3)], None);
        Assert.Equal(3, Assert.Single(await Store.Ledger.ListRentalsAsync("acme", DateTimeOffset.MaxValue, None)).Quantity);
    }

    [Fact]
    public async Task A_number_moves_to_another_tenant_in_one_commit_but_never_belongs_to_two()
    {
        var old = new NumberDocument("+862110000000", "acme", "support");
        await Commit(0, old);
        var taken = await Assert.ThrowsAsync<StoreException>(() => Commit(1, old with { TenantId = "globex" }));
        Assert.Equal((StoreFault.Rejected, "store_rejected"), (taken.Fault, taken.Code));
        Assert.Equal(2, await Store.CatalogStore.CommitAsync(1, [new DocumentChange(old with { TenantId = "globex" }), new DocumentChange(old, Removed: true)], [], None));
        Assert.Equal("globex", (await Store.CatalogStore.LoadAsync(None)).FindNumber(old.E164)!.TenantId);
    }

    private Task<long?> Commit(long revision, params CatalogDocument[] documents) =>
        Store.CatalogStore.CommitAsync(revision, [.. documents.Select(document => new DocumentChange(document))], [], None);
}
