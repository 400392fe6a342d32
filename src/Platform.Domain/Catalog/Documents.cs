using Platform.Domain.Agents;
using Platform.Domain.Numbers;
using Platform.Domain.Recordings;

namespace Platform.Domain.Catalog;

/// <summary>One declared thing of the house: what an operator or tenant admin sets up, as opposed to what happens at run time.</summary>
public abstract record CatalogDocument
{
    /// <summary>Owner; the operator's own documents (trunks, price lists) have none.</summary>
    public abstract string? Tenant { get; }

    /// <summary>Unique among the tenant's documents of the same kind.</summary>
    public abstract string Id { get; }
}

/// <param name="Currency">ISO 4217, such as CNY.</param>
/// <param name="TimeZone">IANA name; days and months of bills are counted in it.</param>
/// <param name="Demo">A demonstration with well-known passwords: only served when that is asked for.</param>
public sealed record OperatorDocument(string Name, string Currency = "CNY", string TimeZone = "Asia/Shanghai",
    bool Demo = false) : CatalogDocument
{
    public override string? Tenant => null;
    public override string Id => "operator";

    /// <summary>ISO 3166-1 alpha-2; its number plan says how national numbers are dialled and brought by trunks.</summary>
    public string Country { get; init; } = "CN";

    /// <summary>Short numbers that every agent may dial at any time, at no charge and beyond all limits.</summary>
    public IReadOnlyList<string> EmergencyNumbers { get; init; } = NumberPlan.China.EmergencyNumbers;

    /// <summary>E.164 prefixes that nobody may dial.</summary>
    public IReadOnlyList<string> BarredPrefixes { get; init; } = [];

    /// <summary>Of each product that is named here no more than so many are rented out, as <see cref="SeatKind.Item"/>.</summary>
    public IReadOnlyList<StockItem> Stock { get; init; } = [];
    /// <summary>For the operator's own people.</summary>
    public SecondFactorRule SecondFactor { get; init; } = SecondFactorRule.Optional;
}

/// <param name="SipDomain">The host part of the tenant's agents' SIP addresses; null for <c>{id}.sip.local</c>.</param>
/// <param name="Locale">zh-CN or en.</param>
/// <param name="MaxChannels">Calls at once; the next one is refused with 486.</param>
/// <param name="PriceList">Id of the price list that the tenant is billed by.</param>
public sealed record TenantDocument(string TenantId, string Name, string? SipDomain = null, string Locale = "zh-CN", int MaxChannels = 30,
    string PriceList = "standard") : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => TenantId;
    public string Domain => SipDomain ?? $"{TenantId}.sip.local";
    public DialingPolicy Dialing { get; init; } = DialingPolicy.Nothing;

    /// <summary>The prompt that waiting callers hear unless their queue has music of its own; null for the built-in music.</summary>
    public string? Music { get; init; }

    /// <summary>Where agent, queue and number say nothing.</summary>
    public RecordingMode Recording { get; init; } = RecordingMode.OnDemand;

    /// <summary>Days after the call for which its recording is kept.</summary>
    public int RecordingDays { get; init; } = 90;

    /// <summary>The operator lets no call of it begin, but for emergency calls; those under way go on, and its people may log in.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>Seats in all up to which its admins may rent more by themselves; 0: none, and they give none back.</summary>
    public int SeatLimit { get; init; }

    /// <summary>Calls that may be under way at once as things are.</summary>
    public int Channels => IsSuspended ? 0 : MaxChannels;
    public SignInPolicy SignIn { get; init; } = SignInPolicy.Default;
}

/// <summary>An access number that is rented to a tenant.</summary>
/// <param name="E164">With the leading plus.</param>
/// <param name="Queue">The queue that its calls go to; null when they go elsewhere, or nowhere yet.</param>
public sealed record NumberDocument(string E164, string TenantId, string? Queue) : CatalogDocument
{
    private const string ToQueue = "queue:";

    public override string? Tenant => TenantId;
    public override string Id => E164;

    /// <summary>Where its calls go when not to a queue, such as <c>flow:main</c>.</summary>
    public string? Destination { get; init; }

    /// <summary>Null as long as its calls go nowhere.</summary>
    public Calls.Destination? LeadsTo() =>
        Queue is not null ? new Calls.Destination.ToQueue(Queue) : Destination is { } text ? DestinationText.Parse(text) : null;

    /// <summary>Where its calls go, as <see cref="DestinationText"/> says it.</summary>
    public string? Target() => Queue is not null ? ToQueue + Queue : Destination;

    /// <param name="target">As <see cref="Target"/> tells it.</param>
    public NumberDocument PointedAt(string? target) => target?.StartsWith(ToQueue, StringComparison.Ordinal) == true
        ? this with { Queue = target[ToQueue.Length..], Destination = null }
        : this with { Queue = null, Destination = target };

    public RecordingMode Recording { get; init; }
}

public enum SeatKind
{
    /// <summary>Any agent of the tenant may take it while it is free.</summary>
    Concurrent = 0,

    /// <summary>Belongs to one agent.</summary>
    Named = 1,

    /// <summary>No seat but a thing beside it, such as a desk or a headset: rented and billed by the month, and nobody logs in to it.</summary>
    Item = 2,
}

/// <summary>How many of a thing the operator has to rent out.</summary>
/// <param name="Product">As the price lists name it, such as <c>headset</c>.</param>
public sealed record StockItem(string Product, int Quantity);

/// <summary>How many seats of a product a tenant rents from a day on, until the next document change.</summary>
/// <param name="Product">Such as <c>voice</c>; priced in the price list.</param>
/// <param name="From">First billed day, in the operator's time zone.</param>
public sealed record SeatRentalDocument(string TenantId, string Product, SeatKind Kind, int Quantity, DateOnly From) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => Product;
}

public enum AnswerMode
{
    /// <summary>
    /// The caller's INVITE is answered when the call joins the queue: the caller hears music, and time is billed from there.
    /// </summary>
    OnQueue = 0,

    /// <summary>The caller hears early media and is answered when an agent answers.</summary>
    OnAgent = 1,
}

public sealed record QueueDocument(string TenantId, string QueueId, string Name, int MaxWaitMs = 300_000, int MaxLength = 100,
    int RingTimeoutMs = 20_000, int WrapUpMs = 10_000, AnswerMode Answer = AnswerMode.OnQueue) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => QueueId;

    /// <summary>The prompt that waiting callers hear over and over; null for the tenant's music.</summary>
    public string? Music { get; init; }

    /// <summary>The prompt that a caller hears once, before the music; null for none.</summary>
    public string? Greeting { get; init; }

    public RecordingMode Recording { get; init; }

    public WrapUpMode WrapUpMode { get; init; }

    /// <summary>What an agent may add to its wrap-up in all.</summary>
    public int WrapUpExtensionMs { get; init; }

    public QueueStrategy Strategy { get; init; }

    /// <summary>Agents who ring for one contact at once, by <see cref="QueueStrategy.RingAll"/>.</summary>
    public int RingLimit { get; init; } = 20;

    /// <summary>What an agent must be able to do; empty: any agent of the queue fits.</summary>
    public IReadOnlyList<SkillRequirement> Skills { get; init; } = [];

    /// <summary>By and by less is asked; the shortest wait first.</summary>
    public IReadOnlyList<SkillRelaxation> Relaxations { get; init; } = [];

    /// <summary>Whose contacts come earlier; of several rules that apply, the one of most points.</summary>
    public IReadOnlyList<PriorityRule> Priorities { get; init; } = [];

    /// <summary>The short abandons of a queue that says nothing else.</summary>
    public const int UsualShortAbandonMs = 5_000;

    /// <summary>Who hangs up after a wait of at most so long is not counted as a lost caller.</summary>
    public int ShortAbandonMs { get; init; } = UsualShortAbandonMs;

    /// <summary>How much waiting a point of priority counts as: nobody is overtaken by those who come ten times as long after.</summary>
    public int AgeingMs { get; init; } = 60_000;

    /// <summary>Null for none.</summary>
    public ServiceLevelTarget? ServiceLevel { get; init; }

    /// <summary>Null: whoever talked with a caller before is no matter.</summary>
    public LastAgentRule? LastAgent { get; init; }

    /// <summary>Where contacts go to that the queue cannot serve well; tried in this order.</summary>
    public IReadOnlyList<OverflowRule> Overflows { get; init; } = [];

    /// <summary>From whom it borrows free agents while its service level is at risk.</summary>
    public IReadOnlyList<BorrowRule> Borrows { get; init; } = [];

    /// <summary>How its callers are called back; null: no key of theirs asks for it.</summary>
    public CallbackSettings? Callback { get; init; }

    /// <summary>What those who wait are told; null: nothing.</summary>
    public AnnouncementSettings? Announcements { get; init; }

    /// <summary>The flow that a caller meets when its agent hangs up first; null: the call is over.</summary>
    public string? Survey { get; init; }

    /// <summary>What an agent has after a contact of the queue.</summary>
    public WrapUpPolicy WrapUpPolicy() => new(WrapUpMs, WrapUpMode, WrapUpExtensionMs);
}

public enum SignInMode
{
    /// <summary>Through the API or the console.</summary>
    Console = 0,

    /// <summary>Registering the phone logs the agent in and makes it ready; losing the registration logs it out.</summary>
    Phone = 1,
}

/// <param name="AgentId">The extension, such as 1001; also the user part of the agent's SIP address.</param>
/// <param name="Product">The seat product that a login takes a lease of.</param>
/// <param name="SipHa1Md5">RFC 7616 A1 hash of the SIP password with MD5; null when the agent has no SIP phone.</param>
/// <param name="SipHa1Sha256">The same with SHA-256.</param>
public sealed record AgentDocument(string TenantId, string AgentId, string Name, IReadOnlyList<string> Queues, string Product = "voice",
    SignInMode SignIn = SignInMode.Console, string? SipHa1Md5 = null, string? SipHa1Sha256 = null) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => AgentId;

    public RecordingMode Recording { get; init; }

    /// <summary>The rented number that those whom the agent calls see, in E.164; null for the tenant's.</summary>
    public string? CallerId { get; init; }

    /// <summary>The team that the agent belongs to; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>Its device is asked to answer by itself (RFC 5373).</summary>
    public bool AutoAnswer { get; init; }

    public IReadOnlyList<SkillLevel> Skills { get; init; } = [];

    /// <summary>What queues offer it; one contact at a time, whatever its kind.</summary>
    public IReadOnlyList<ContactKind> Takes { get; init; } = ContactKindSets.All;

    /// <summary>Of some of its queues; the others are first choices.</summary>
    public IReadOnlyList<QueuePreference> Preferences { get; init; } = [];

    /// <summary>1 (the first choice) to 10.</summary>
    public int PreferenceOf(string queue) => Preferences.FirstOrDefault(preference => preference.Queue == queue)?.Preference ?? 1;
}

public enum UserRole
{
    Agent = 0,
    TenantAdmin = 1,
    OperatorAdmin = 2,

    /// <summary>Sees and supervises everything that happens in a tenant, and sets nothing up.</summary>
    Supervisor = 3,

    /// <summary>The operator's bookkeeper: prices, rented seats and invoices of all tenants.</summary>
    OperatorBilling = 4,

    /// <summary>Reads everything of a tenant, the audit log too, and changes nothing.</summary>
    Auditor = 5,
}

/// <summary>Somebody who may log in at the gateway.</summary>
/// <param name="TenantId">Null for the operator's people.</param>
/// <param name="AgentId">The agent that this user is: needed with the role Agent; a Supervisor's is the one on whose device it listens.</param>
public sealed record UserDocument(string? TenantId, string Login, UserRole Role, string PasswordHash,
    string? AgentId = null) : CatalogDocument
{
    public override string? Tenant => TenantId;
    public override string Id => Login;
}

public enum CallDirection
{
    Inbound = 0,
    Outbound = 1,
    Internal = 2,
}

/// <param name="Prefix">E.164 prefix of the access number (inbound) or the destination (outbound); the longest match wins; empty matches
/// all.</param>
/// <param name="InitialIncrementS">Seconds billed at least, such as 60 of 60/60.</param>
/// <param name="FurtherIncrementS">Steps that are billed after that, such as 6 of 30/6.</param>
public sealed record MinutePrice(CallDirection Direction, string Prefix, decimal PerMinute, int InitialIncrementS = 60,
    int FurtherIncrementS = 60);

public sealed record SeatPrice(string Product, decimal PerMonth);

/// <param name="Numbers">Null for none.</param>
public sealed record PriceListDocument(string PriceListId, string Currency, IReadOnlyList<MinutePrice> Minutes,
    IReadOnlyList<SeatPrice> Seats, IReadOnlyList<NumberPrice>? Numbers = null) : CatalogDocument
{
    public override string? Tenant => null;
    public override string Id => PriceListId;
}
