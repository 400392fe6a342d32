using Platform.Testing;
using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Sip.Authentication;
using Platform.Sip.Messages;
using Platform.Sip.Transactions;
using Platform.Sip.Transports;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Tests.World;

/// <summary>The service on loopback, with one trunk at 127.0.0.2, one tenant, one agent, and grains that the test plays.</summary>
internal sealed class House : IAsyncDisposable
{
    public const string TrunkAddress = "127.0.0.2";
    public const string PhoneAddress = "127.0.0.3";
    public const string StrangerAddress = "127.0.0.9";
    public const string Number = "+862100010001";
    public const string Domain = "acme.sip.local";
    public const string Password = "correct horse";

    public static readonly SipTimers FastTimers = new() { T1 = TimeSpan.FromMilliseconds(50), T2 = TimeSpan.FromMilliseconds(200), T4 = TimeSpan.FromMilliseconds(200) };

    private readonly List<Phone> phones = [];
    private const int PortsPerHouse = 200;
    private const int FirstPorts = 41000;
    private const int HousesAtOnce = 120;
    private static int houses;

    private House(TelephonyOptions options, TimeProvider? time, FakeBindings? bindings)
    {
        Bindings = bindings ?? new FakeBindings();
        Service = new TelephonyService(options, Grains, Catalog, Bindings, Secrets, new FakeSecretBox(), Prompts,
            Recordings, Recordings, Messages, new CountedIds(), time ?? TimeProvider.System,
            Log);
    }

    public FakeGrains Grains { get; } = new();

    public MemoryRecordings Recordings { get; } = new();

    public MemoryMessages Messages { get; } = new();

    public TestLog Log { get; } = new();

    /// <summary>The test provokes errors; otherwise the house insists on having had none.</summary>
    public bool ExpectsErrors { get; set; }

    public FakeBindings Bindings { get; }

    public FakeSecrets Secrets { get; } = new();

    public FakePrompts Prompts { get; } = new();

    public FakeCatalog Catalog { get; } = new(
        new TrunkDocument("carrier", "Carrier", [TrunkAddress], MaxChannels: 2_000),
        new TenantDocument("acme", "Acme", Locale: "en") { Dialing = new DialingPolicy(["+86"], ["+86900"]) },
        new QueueDocument("acme", "support", "Support"),
        new NumberDocument(Number, "acme", "support"),
        new MailboxDocument("acme", "own", "Own") { Agent = "1001" },
        new MailboxDocument("acme", "others", "Others") { Agent = "1002" },
        Agent("1001", SignInMode.Phone),
        Agent("1002", SignInMode.Console));

    public TelephonyService Service { get; }

    public SipPath Udp => Service.ListensOn[0];

    public SipPath Tcp => Service.ListensOn[1];

    public static TelephonyOptions Options
    {
        get
        {
            var first = FirstPorts + (Interlocked.Increment(ref houses) % HousesAtOnce * PortsPerHouse);
            return new TelephonyOptions
            {
                Node = "node-a",
                SipAddress = "127.0.0.1",
                RtpAddress = "127.0.0.1",
                UdpPort = 0,
                TcpPort = 0,
                FirstRtpPort = first,
                LastRtpPort = first + PortsPerHouse - 1,
                SipTimers = FastTimers,
                DrainTimeout = TimeSpan.FromMilliseconds(200),
            };
        }
    }

    public static async Task<House> OpenAsync(Func<TelephonyOptions, TelephonyOptions>? change = null, TimeProvider? time = null, FakeBindings? bindings = null)
    {
        var house = new House((change ?? (options => options))(Options), time, bindings);
        await house.Service.StartAsync(CancellationToken.None);
        return house;
    }

    /// <summary>A house that is not open yet.</summary>
    public static House Prepare(FakeBindings? bindings = null, Func<TelephonyOptions, TelephonyOptions>? change = null) =>
        new((change ?? (options => options))(Options), null, bindings);

    public Phone NewPhone(string address, Action<SipServerTransaction>? onRequest = null, SipTransportKind kind = SipTransportKind.Udp,
        string page = "df7jal23ls0d")
    {
        var phone = new Phone(address, FastTimers, onRequest, kind) { Page = page };
        phones.Add(phone);
        return phone;
    }

    /// <summary>A caller's INVITE that its grain was told of.</summary>
    public async Task<(Phone Caller, CallOut Out, FakeCall Call)> CallAsync(string? sdp = "", Action<SipRequest>? change = null)
    {
        var caller = NewPhone(TrunkAddress);
        var outgoing = caller.Invite(Udp, Number, sdp?.Length == 0 ? TestSdp.Of() : sdp, change);
        FakeCall? Told() => Grains.Calls.Values.FirstOrDefault(call => call.SipCallId == outgoing.Transaction.Request.CallId);
        await Wait.Until(() => Told() is not null, () => "a call's grain");
        var call = Told()!;
        await call.Announced();
        return (caller, outgoing, call);
    }

    public async Task<(Phone Caller, CallOut Out, FakeCall Call)> AnsweredCallAsync()
    {
        var (caller, outgoing, call) = await CallAsync();
        await call.Order(new LegCommand.Answer(CallState.CallerLegId));
        await outgoing.ExpectAnswer();
        await call.Reported<CallCommand.LegAnswered>(CallState.CallerLegId);
        await Wait.Until(async () => (await Service.SnapshotAsync()).Any(leg => leg.CallKey == call.Key && leg.Phase == LegPhase.Live), () => "the ACK to be taken");
        return (caller, outgoing, call);
    }

    /// <summary>Caller and agent bridged.</summary>
    public async Task<Talk> TalkAsync(string agent = "1001")
    {
        var (caller, outgoing, call) = await AnsweredCallAsync();
        var phone = await RegisteredPhoneAsync(agent);
        await call.Order(Ring("offer-1", agent));
        var invite = await phone.Expect(SipMethod.Invite);
        phone.Answer(invite, 200, TestSdp.Of(40002));
        await phone.ExpectAck();
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await call.Order(new LegCommand.Bridge(CallState.CallerLegId, "offer-1"));
        return new Talk(caller, outgoing, call, phone, invite);
    }

    public static LegCommand.RingAgent Ring(string offer, string agent = "1001") => new(offer, "acme", agent, "+8613800138000", Number);

    public async Task<Phone> RegisteredPhoneAsync(string agent = "1001", Action<SipServerTransaction>? onRequest = null)
    {
        var phone = NewPhone(PhoneAddress, onRequest);
        var answer = await RegisterAsync(phone, agent);
        Assert.Equal(200, answer.StatusCode);
        return phone;
    }

    public async Task<SipResponse> RegisterAsync(Phone phone, string agent, string password = Password, int expires = 600, string? aor = null, string? user = null, SipPath? platform = null)
    {
        var request = NewRegister(phone, aor ?? $"sip:{agent}@{Domain}", expires);
        var challenge = await phone.Ask(request, platform ?? Udp);
        if (challenge.StatusCode != 401)
            return challenge;
        var again = NewRegister(phone, aor ?? $"sip:{agent}@{Domain}", expires);
        again.Set(SipHeader.CallId, request.CallId);
        again.Set(SipHeader.CSeq, "2 REGISTER");
        Assert.True(new DigestClient(user ?? agent, password, phone.Stack.Ids).TryAnswer(challenge, again));
        return await phone.Ask(again, platform ?? Udp);
    }

    /// <summary>What an agent's phone dials, with the agent's credentials.</summary>
    public async Task<CallOut> DialAsync(Phone phone, string agent, string dialled, string? sdp = "", Action<SipRequest>? change = null,
        string password = Password)
    {
        SipResponse? challenge = null;
        var from = $"<sip:{agent}@{Domain}>";
        CallOut Send() => phone.Invite(Udp, dialled, sdp?.Length == 0 ? TestSdp.Of(40004) : sdp, invite =>
        {
            invite.Set(SipHeader.From, $"{from};tag={phone.Stack.Ids.NewTag()}");
            change?.Invoke(invite);
            if (challenge is not null)
                Assert.True(new DigestClient(agent, password, phone.Stack.Ids).TryAnswer(challenge, invite));
        });
        challenge = await Send().Expect(407);
        return Send();
    }

    /// <summary>A call that an agent's phone placed and its grain was told of.</summary>
    public async Task<(Phone Phone, CallOut Out, FakeCall Call)> PlacedCallAsync(string dialled, string agent = "1001", string? sdp = "",
        Action<SipRequest>? change = null)
    {
        var phone = await RegisteredPhoneAsync(agent);
        var known = Grains.Calls.Keys.ToHashSet();
        var outgoing = await DialAsync(phone, agent, dialled, sdp, change);
        await Wait.Until(() => Grains.Calls.Keys.Any(key => !known.Contains(key)), () => $"a call's grain; last answer {outgoing.LastStatus}");
        var call = Grains.Calls.First(entry => !known.Contains(entry.Key)).Value;
        await call.Announced();
        return (phone, outgoing, call);
    }

    public async Task<LegRecord> LegAsync(string legId) => (await Service.SnapshotAsync()).Single(leg => leg.LegId == legId);

    public Task LegBecomes(string legId, Func<LegRecord, bool> wanted, string what) => Wait.Until(
        async () => (await Service.SnapshotAsync()).Any(leg => leg.LegId == legId && wanted(leg)), () => $"leg {legId} {what}");

    public static SipRequest NewRegister(Phone phone, string aor, int expires)
    {
        var request = new SipRequest(SipMethod.Register, SipUri.Parse($"sip:{Domain}"));
        request.Add(SipHeader.From, $"<{aor}>;tag={phone.Stack.Ids.NewTag()}");
        request.Add(SipHeader.To, $"<{aor}>");
        request.Add(SipHeader.CallId, phone.Stack.Ids.NewCallId());
        request.Add(SipHeader.CSeq, "1 REGISTER");
        request.Add(SipHeader.Contact, $"<{phone.Contact}>;expires={expires}");
        return request;
    }

    /// <summary>Nothing is left of any call.</summary>
    public async Task QuietAsync(TimeSpan? atMost = null)
    {
        await Wait.Until(
            () => Service is { CallCount: 0, LegCount: 0, DialogCount: 0, OpenMediaLegs: 0, TransactionCount: 0 },
            () => $"quiet; calls {Service.CallCount}, legs {Service.LegCount}, dialogs {Service.DialogCount}, media {Service.OpenMediaLegs}, transactions {Service.TransactionCount}",
            atMost ?? TimeSpan.FromSeconds(15));
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        foreach (var phone in phones)
            await phone.DisposeAsync();
        if (!ExpectsErrors)
            Assert.DoesNotContain(Log.Lines, line => line.Level >= LogLevel.Error);
    }

    private static AgentDocument Agent(string id, SignInMode mode) => new("acme", id, $"Agent {id}", ["support"], SignIn: mode,
        SipHa1Md5: DigestServer.Ha1(DigestAlgorithm.Md5, id, Domain, Password), SipHa1Sha256: DigestServer.Ha1(DigestAlgorithm.Sha256, id, Domain, Password));
}

internal sealed record Talk(Phone Caller, CallOut Out, FakeCall Call, Phone Agent, SipServerTransaction AgentInvite);
