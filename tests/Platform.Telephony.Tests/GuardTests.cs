using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Platform.Domain.Catalog;
using Platform.Sip.Messages;
using Platform.Sip.Transports;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.Tests.World;
using Platform.Testing;

namespace Platform.Telephony.Tests;

/// <summary>The doorkeeper alone, in virtual time.</summary>
public sealed class GuardTests : IDisposable
{
    private static readonly byte[] Options = Encoding.ASCII.GetBytes("OPTIONS sip:a SIP/2.0\r\n");
    private static readonly byte[] Invite = Encoding.ASCII.GetBytes("INVITE sip:a SIP/2.0\r\n");
    private static readonly SourceAddress Stranger = Address("192.0.2.9");

    private readonly ManualTime time = new();
    private readonly TestLog log = new();
    private readonly FakeCatalog catalog = new(new TrunkDocument("carrier", "Carrier", ["198.51.100.0/24"]));
    private SipGuard guard;

    public GuardTests() => guard = NewGuard(new GuardOptions());

    public void Dispose() => guard.Dispose();

    [Fact]
    public void A_stranger_gets_its_burst_then_its_rate()
    {
        Assert.Equal(100, LetIn(Stranger, 150));
        Assert.Equal(0, LetIn(Stranger, 1));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(20, LetIn(Stranger, 100));
        Assert.Equal(100, LetIn(Address("192.0.2.10"), 150));
    }

    [Fact]
    public void INVITEs_have_a_rate_of_their_own()
    {
        Assert.Equal(20, LetIn(Stranger, 50, Invite));
        Assert.Equal(50, LetIn(Stranger, 50));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(5, LetIn(Stranger, 10, Invite));
    }

    [Fact]
    public void A_flooder_is_banned_each_time_for_twice_as_long_up_to_a_day()
    {
        foreach (var minutes in (int[])[5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440])
        {
            LetIn(Stranger, 700);
            var ban = Assert.Single(guard.Bans);
            Assert.Equal(("192.0.2.9", "flood", TimeSpan.FromMinutes(minutes)), (ban.Source, ban.Reason, ban.Until - ban.BannedAt));
            time.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, LetIn(Stranger, 1));
            time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, LetIn(Stranger, 1));
            time.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(11, log.Lines.Count(line => line.Id == 3101));
    }

    [Fact]
    public void A_day_of_good_conduct_is_forgiven()
    {
        LetIn(Stranger, 700);
        time.Advance(TimeSpan.FromHours(25));
        guard.Sweep();
        LetIn(Stranger, 700);
        Assert.Equal(1, Assert.Single(guard.Bans).Times);
    }

    [Fact]
    public void A_lifted_ban_is_over_and_forgotten()
    {
        LetIn(Stranger, 700);
        Assert.True(guard.Lift("192.0.2.9"));
        Assert.False(guard.Lift("192.0.2.9"));
        Assert.False(guard.Lift("nonsense"));
        time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(100, LetIn(Stranger, 100));
        LetIn(Stranger, 700);
        Assert.Equal(1, Assert.Single(guard.Bans).Times);
    }

    [Fact]
    public void Honest_use_is_never_banned()
    {
        for (var second = 0; second < 3600; second++)
        {
            // A monitor's OPTIONS every ten seconds, a phone that never answers its challenge every two, a wrong password every thirty.
            if (second % 10 == 0)
                guard.Refused(PathOf("192.0.2.20"));
            if (second % 2 == 0)
                guard.Challenged(PathOf("192.0.2.21"));
            if (second % 30 == 0)
                guard.LogInFailed(PathOf("192.0.2.22"), "acme/1001");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Empty(guard.Bans);
    }

    [Theory]
    [InlineData("challenged", 60, "enumeration")]
    [InlineData("refused", 20, "enumeration")]
    [InlineData("failed", 20, "failed_log_ins")]
    public void What_strangers_do_adds_up(string deed, int times, string reason)
    {
        for (var count = 1; count <= times; count++)
        {
            Assert.Empty(guard.Bans);
            Do(deed, PathOf("192.0.2.9"), count);
        }

        Assert.Equal(reason, Assert.Single(guard.Bans).Reason);
    }

    [Theory]
    [InlineData("198.51.100.7")]
    [InlineData("203.0.113.1")]
    public void Trunks_and_the_allow_list_are_never_banned(string address)
    {
        guard.Dispose();
        guard = NewGuard(new GuardOptions { AllowList = ["203.0.113.0/24"] });
        foreach (var deed in (string[])["challenged", "refused", "failed"])
        {
            for (var count = 0; count < 1000; count++)
                Do(deed, PathOf(address), count);
        }

        LetIn(Address(address), 100_000);
        Assert.Empty(guard.Bans);
        Assert.False(guard.IsScanner(Scan("friendly-scanner"), PathOf(address)));
    }

    [Theory]
    [InlineData("203.0.113.0/33")]
    [InlineData("office.example")]
    public void An_allow_list_that_names_no_address_is_refused(string text) => Assert.Contains(text,
        Assert.Throws<InvalidOperationException>(() => NewGuard(new GuardOptions { AllowList = [text] })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_source_with_phones_is_limited_generously_and_banned_for_many_failed_log_ins_only()
    {
        guard.LogInSucceeded(PathOf("192.0.2.9"), "acme/1001", time.GetUtcNow().AddMinutes(10));
        Assert.Equal(10_000, LetIn(Stranger, 12_000));
        Do("refused", PathOf("192.0.2.9"), 1000);
        Assert.False(guard.IsScanner(Scan("friendly-scanner"), PathOf("192.0.2.9")));
        for (var count = 0; count < 199; count++)
            Do("failed", PathOf("192.0.2.9"), count);
        Assert.Empty(guard.Bans);
        Do("failed", PathOf("192.0.2.9"), 200);
        Assert.Single(guard.Bans);
        Assert.Equal(0, LetIn(Stranger, 1));
    }

    [Fact]
    public void A_source_is_a_stranger_again_when_its_registration_is_over()
    {
        guard.LogInSucceeded(PathOf("192.0.2.9"), "acme/1001", time.GetUtcNow().AddMinutes(10));
        Assert.True(guard.IsProven(Stranger));
        time.Advance(TimeSpan.FromMinutes(10));
        guard.Sweep();
        Assert.False(guard.IsProven(Stranger));
        guard.Spoke(Stranger);
        Assert.True(guard.IsProven(Stranger));
    }

    [Theory]
    [InlineData("friendly-scanner")]
    [InlineData("sipcli/v1.8")]
    [InlineData("SIPVicious 0.3.3")]
    public void A_scanner_that_says_so_is_banned_at_once(string agent)
    {
        Assert.True(guard.IsScanner(Scan(agent), PathOf("192.0.2.9")));
        Assert.Equal("scanner", Assert.Single(guard.Bans).Reason);
        Assert.Equal(0, LetIn(Stranger, 1));
    }

    [Theory]
    [InlineData("Yealink SIP-T46S 66.85.0.5")]
    [InlineData("baresip v1.0.0 (x86_64/Linux)")]
    [InlineData("Grandstream GXP2170 1.0.11.16")]
    public void A_phone_is_no_scanner(string agent) => Assert.False(guard.IsScanner(Scan(agent), PathOf("192.0.2.9")));

    [Fact]
    public void IPv6_is_counted_by_its_64()
    {
        Assert.Equal(100, LetIn(Address("2001:db8:1:2::1"), 60) + LetIn(Address("2001:db8:1:2:ffff::9"), 60));
        Assert.Equal(60, LetIn(Address("2001:db8:1:3::1"), 60));
        Assert.Equal(40, LetIn(Address("::ffff:192.0.2.9"), 40));
        Assert.Equal(60, LetIn(Stranger, 100));
        LetIn(Address("2001:db8:1:2::77"), 700);
        Assert.Equal("2001:db8:1:2::", guard.Bans[0].Source);
        Assert.True(guard.Lift("2001:db8:1:2::5"));
    }

    [Fact]
    public void Forged_sources_share_one_budget_and_leave_phones_alone()
    {
        guard.LogInSucceeded(PathOf("192.0.2.9"), "acme/1001", time.GetUtcNow().AddMinutes(10));
        var forged = 0;
        for (uint number = 0; number < 100_000; number++)
            forged += LetIn(new SourceAddress((UInt128)0xffff_0a00_0000 + number), 1);
        Assert.Equal(2_000, forged);
        Assert.Equal(1_000, LetIn(Stranger, 1_000));
        Assert.True(guard.LetsIn(Address("198.51.100.7"), SipTransportKind.Udp, Invite));
        Assert.True(guard.LetsIn(Address("10.99.0.1"), SipTransportKind.Tcp, Options));
    }

    [Fact]
    public void Nothing_is_allocated_for_a_message_however_many_senders_are_forged()
    {
        // The least of some rounds: the runtime may compile, and so allocate, during one of them.
        var least = long.MaxValue;
        for (uint round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (uint number = 0; number < 50_000; number++)
                guard.LetsIn(new SourceAddress((UInt128)0xffff_0a00_0000 + round * 50_000 + number), SipTransportKind.Udp, Invite);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [Fact]
    public void Bans_are_bounded()
    {
        guard.Dispose();
        guard = NewGuard(new GuardOptions { MaxBans = 64 });
        for (uint number = 0; number < 1000; number++)
            guard.IsScanner(Scan("sipcli"), new SipPath(SipTransportKind.Udp, new IPEndPoint(number, 5060)));
        Assert.InRange(guard.Bans.Count, 32, 64);
    }

    [Fact]
    public void Failures_slow_down_the_source_at_that_account_only()
    {
        var (guesser, phone) = (PathOf("192.0.2.9"), PathOf("192.0.2.50"));
        var waits = new List<double>();
        for (var failure = 1; failure <= 13; failure++)
        {
            waits.Add(guard.LogInWait(guesser, "acme/1001").TotalSeconds);
            time.Advance(guard.LogInWait(guesser, "acme/1001"));
            guard.LogInFailed(guesser, "acme/1001");
        }

        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60], waits);
        Assert.Equal(TimeSpan.Zero, guard.LogInWait(phone, "acme/1001"));
        Assert.Equal(TimeSpan.Zero, guard.LogInWait(guesser, "acme/1002"));
        guard.LogInSucceeded(guesser, "acme/1001", time.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, guard.LogInWait(guesser, "acme/1001"));
    }

    [Fact]
    public void An_unknown_source_has_few_connections_and_opening_them_has_a_rate()
    {
        Assert.True(guard.LetsConnect(Stranger, SipTransportKind.Tls, 49));
        Assert.False(guard.LetsConnect(Stranger, SipTransportKind.Tls, 50));
        Assert.Equal(99, Enumerable.Range(0, 200).Count(_ => guard.LetsConnect(Stranger, SipTransportKind.Tls, 0)));
        guard.Spoke(Stranger);
        Assert.True(guard.LetsConnect(Stranger, SipTransportKind.Tls, 500));
    }

    private SipGuard NewGuard(GuardOptions options) => new(options, catalog, 4711, time, log);

    private int LetIn(SourceAddress source, int count, byte[]? message = null) =>
        Enumerable.Range(0, count).Count(_ => guard.LetsIn(source, SipTransportKind.Udp, message ?? Options));

    private void Do(string deed, SipPath source, int number)
    {
        if (deed == "challenged")
            guard.Challenged(source);
        else if (deed == "refused")
            guard.Refused(source);
        else
            guard.LogInFailed(source, $"acme/{number}");
    }

    private static SourceAddress Address(string text) => SourceAddress.Of(IPAddress.Parse(text));

    private static SipPath PathOf(string address) => new(SipTransportKind.Udp, new IPEndPoint(IPAddress.Parse(address), 5060));

    private static SipRequest Scan(string agent)
    {
        var request = new SipRequest(SipMethod.Options, SipUri.Parse("sip:100@192.0.2.1"));
        request.Add(SipHeader.From, "<sip:100@1.1.1.1>;tag=1");
        request.Add(SipHeader.UserAgent, agent);
        return request;
    }
}
