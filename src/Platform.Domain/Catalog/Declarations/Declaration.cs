using Platform.Domain.Agents;
using Platform.Domain.Calendars;
using Platform.Domain.Flows;
using Platform.Domain.Recordings;
using Platform.Domain.Webhooks;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>
/// What <c>platform apply</c> reads and <c>platform export</c> writes; published as docs/declaration.schema.json. Declarative for
/// what it names: a section that is left out, and a tenant that is not listed, stay as they are; within a section, and within a
/// tenant that is listed, what is not there goes. Secrets are in clear when given, and stay as they are when left out.
/// </summary>
/// <param name="Schema">For editors; not used.</param>
public sealed record Declaration(OperatorDeclaration? Operator = null, IReadOnlyList<TrunkDeclaration>? Trunks = null,
    IReadOnlyList<RouteDeclaration>? Routes = null, IReadOnlyList<PriceListDeclaration>? PriceLists = null,
    IReadOnlyList<NumberPoolDeclaration>? NumberPools = null, IReadOnlyList<TenantDeclaration>? Tenants = null, string? Schema = null);

/// <param name="Demo">A demonstration with well-known passwords: only served when that is asked for.</param>
/// <param name="Users">The operator's people; left as they are when there is no such list.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="EmergencyNumbers">Left out: those of the country.</param>
/// <param name="BarredPrefixes">Left out: none.</param>
/// <param name="Stock">Things such as headsets, and how many there are to rent out. Left out: nothing is counted.</param>
/// <param name="SecondFactor">Whether the operator's people must have one.</param>
public sealed record OperatorDeclaration(string Name, string Currency = "CNY", string TimeZone = "Asia/Shanghai", bool Demo = false,
    IReadOnlyList<OperatorUserDeclaration>? Users = null, string Country = "CN", IReadOnlyList<string>? EmergencyNumbers = null,
    IReadOnlyList<string>? BarredPrefixes = null, IReadOnlyList<StockItem>? Stock = null,
    SecondFactorRule SecondFactor = SecondFactorRule.Optional);

/// <param name="Role">operatorAdmin or operatorBilling.</param>
public sealed record OperatorUserDeclaration(string Login, string? Password = null, UserRole Role = UserRole.OperatorAdmin);

/// <summary>A <see cref="SignInPolicy"/> as people write it.</summary>
public sealed record SignInDeclaration(SecondFactorRule SecondFactor = SecondFactorRule.Optional, OpenIdDeclaration? OpenId = null);

/// <summary>An <see cref="OpenIdProvider"/> as people write it.</summary>
/// <param name="ClientSecret">Left out: stays as it is while issuer and client do.</param>
public sealed record OpenIdDeclaration(string Name, string Issuer, string ClientId, string? ClientSecret = null,
    string LoginClaim = "preferred_username", string? AgentClaim = null, IReadOnlyList<OpenIdRole>? Roles = null);

public sealed record PriceListDeclaration(string Id, string Currency, IReadOnlyList<MinutePrice> Minutes, IReadOnlyList<SeatPrice> Seats,
    IReadOnlyList<NumberPrice>? Numbers = null);

/// <param name="Ranges">International, with the plus; visual separators are dropped.</param>
/// <param name="Capabilities">Left out: voice.</param>
/// <param name="Tenants">Who may see and order its numbers; left out or empty: all.</param>
public sealed record NumberPoolDeclaration(string Id, string Name, IReadOnlyList<NumberRange> Ranges, string PriceClass,
    IReadOnlyList<NumberCapability>? Capabilities = null, IReadOnlyList<string>? Tenants = null, int QuarantineDays = 90,
    string? Trunk = null);

/// <param name="Dialing">Left out: nothing may be dialled outside but emergency numbers.</param>
/// <param name="Music">A prompt of the tenant; left out: the built-in music. Prompts are uploaded, not declared, and stay.</param>
/// <param name="Recording">Where agent, queue and number say nothing; not inherit.</param>
/// <param name="RecordingDays">For so long after the call its recording is kept.</param>
/// <param name="Skills">What agents can have and queues can ask for.</param>
/// <param name="CallerLists">Callers that queues can put first.</param>
/// <param name="Flows">As published. What changes is a new version; flows that were never published are not declared and stay.</param>
/// <param name="Teams">Agents who belong together, for lists and reports.</param>
/// <param name="BreakReasons">Why agents may be on a break; left out: any short text.</param>
/// <param name="SignIn">How its people log in; left out: with passwords.</param>
/// <param name="Secrets">What look-ups of flows show to servers of the tenant, and what webhooks sign with.</param>
/// <param name="Dispositions">What calls come to, for agents to choose from when they note it.</param>
/// <param name="Calendars">When the tenant is open. Their emergency switch is not declared and stays.</param>
/// <param name="Mailboxes">Where callers can leave messages.</param>
/// <param name="Webhooks">Servers of the tenant that are told of what happens.</param>
/// <param name="SeatLimit">Seats in all up to which its admins may rent more by themselves; 0: none.</param>
/// <param name="Suspended">No call of it begins, but for emergency calls.</param>
public sealed record TenantDeclaration(string Id, string Name, string? SipDomain = null, string Locale = "zh-CN", int MaxChannels = 30,
    string PriceList = "standard", IReadOnlyList<SeatDeclaration>? Seats = null, IReadOnlyList<NumberDeclaration>? Numbers = null,
    IReadOnlyList<QueueDeclaration>? Queues = null, IReadOnlyList<AgentDeclaration>? Agents = null,
    IReadOnlyList<UserDeclaration>? Users = null, DialingDeclaration? Dialing = null, RecordingMode Recording = RecordingMode.OnDemand,
    int RecordingDays = 90, string? Music = null, IReadOnlyList<SkillDeclaration>? Skills = null,
    IReadOnlyList<CallerListDeclaration>? CallerLists = null, IReadOnlyList<TeamDeclaration>? Teams = null,
    IReadOnlyList<BreakReasonDeclaration>? BreakReasons = null, IReadOnlyList<CalendarDeclaration>? Calendars = null,
    IReadOnlyList<FlowDeclaration>? Flows = null, IReadOnlyList<DispositionDeclaration>? Dispositions = null, bool Suspended = false,
    SignInDeclaration? SignIn = null, IReadOnlyList<SecretDeclaration>? Secrets = null, IReadOnlyList<MailboxDeclaration>? Mailboxes = null,
    IReadOnlyList<WebhookDeclaration>? Webhooks = null, int SeatLimit = 0);

/// <param name="From">First billed day. Left out: the day that it has already when quantity and kind stay, else today.</param>
public sealed record SeatDeclaration(string Product, SeatKind Kind, int Quantity, DateOnly? From = null);

public sealed record SkillDeclaration(string Id, string Name);

/// <param name="Value">In clear; left out: as it is.</param>
public sealed record SecretDeclaration(string Id, string Name, string? Value = null);

/// <param name="Secret">The tenant's secret that messages are signed with.</param>
public sealed record WebhookDeclaration(string Id, string Name, string Url, string Secret, IReadOnlyList<WebhookEvent> Events, bool Enabled = true);

public sealed record TeamDeclaration(string Id, string Name);

public sealed record DispositionDeclaration(string Id, string Name);

/// <param name="Paid">Whether the time counts as work.</param>
/// <param name="MaxMinutes">A break that lasts longer is shown as overdue; left out: no limit.</param>
public sealed record BreakReasonDeclaration(string Id, string Name, bool Paid = true, int? MaxMinutes = null);

/// <param name="Numbers">International, with the plus; visual separators are dropped.</param>
public sealed record CallerListDeclaration(string Id, string Name, IReadOnlyList<string> Numbers);

/// <summary>A <see cref="CalendarDocument"/> as people write it; the emergency switch is not declared and stays.</summary>
/// <param name="TimeZone">IANA name; left out: the operator's.</param>
/// <param name="Holidays">A built-in set of public holidays: CN. Left out: none.</param>
/// <param name="HolidayWorkDays">The day of the week whose hours the set's make-up work days have.</param>
public sealed record CalendarDeclaration(string Id, string Name, string? TimeZone = null, IReadOnlyList<WeeklyHours>? Hours = null,
    IReadOnlyList<CalendarDate>? Dates = null, IReadOnlyList<MakeUpDay>? WorkDays = null, string? Holidays = null,
    DayOfWeek HolidayWorkDays = DayOfWeek.Monday);

/// <summary>A box that belongs to a queue, a team or an agent: to exactly one of them.</summary>
/// <param name="Greeting">A prompt of the tenant that is said before the tone; left out: the built-in one in the caller's language.</param>
/// <param name="MaxLengthMs">A message is cut off there.</param>
/// <param name="MinLengthMs">A shorter one is no message.</param>
/// <param name="SilenceMs">So long a silence ends a message.</param>
/// <param name="KeepDays">How long messages are kept.</param>
/// <param name="YieldMs">Callers who join the queue until so long after the message come before it.</param>
/// <param name="RetryAfterMs">From when an agent puts a message back to when it is offered again.</param>
public sealed record MailboxDeclaration(string Id, string Name, string? Queue = null, string? Team = null, string? Agent = null,
    string? Greeting = null, int MaxLengthMs = 180_000, int MinLengthMs = 2_000, int SilenceMs = 5_000, int KeepDays = 30,
    int YieldMs = 600_000, int RetryAfterMs = 300_000);

/// <param name="Number">International, with the plus; visual separators are dropped.</param>
/// <param name="Queue">The queue that its calls go to. Without it and a destination the tenant has the number, but its calls go nowhere
/// yet.</param>
/// <param name="Destination">Where its calls go instead of <paramref name="Queue"/>: <c>flow:main</c>, <c>voicemail:support</c>, <c>callback:support</c> or
/// <c>queue:support</c>.</param>
public sealed record NumberDeclaration(string Number, string? Queue = null, RecordingMode Recording = RecordingMode.Inherit,
    string? Destination = null);

/// <summary>A <see cref="FlowDefinition"/> that callers meet.</summary>
/// <param name="Start">The node at which callers enter.</param>
public sealed record FlowDeclaration(string Id, string Name, string Start, IReadOnlyList<FlowNode> Nodes);

/// <param name="Music">A prompt of the tenant, or <c>built-in</c>; left out: the tenant's music.</param>
/// <param name="Greeting">A prompt of the tenant, or <c>built-in</c>, that callers hear before the music; left out: none.</param>
/// <param name="Skills">What an agent must be able to do; left out: any agent of the queue fits.</param>
/// <param name="Relaxations">By and by less is asked; the shortest wait first.</param>
/// <param name="Priorities">Whose calls come earlier; numbers with the plus.</param>
/// <param name="AgeingMs">How much waiting a point of priority counts as.</param>
/// <param name="Callback">How its callers are called back; left out: no key of theirs asks for it.</param>
/// <param name="Announcements">What those who wait are told; left out: nothing.</param>
/// <param name="Survey">The flow that a caller meets when its agent hangs up first; left out: the call is over.</param>
/// <param name="Borrows">From whom it borrows free agents while its service level is at risk.</param>
/// <param name="WrapUpMode">atMost: the agent may end it earlier; fixed: it may not; untilDone: it lasts until the agent ends it.</param>
/// <param name="WrapUpExtensionMs">What an agent may add to its wrap-up in all.</param>
/// <param name="ShortAbandonMs">Who hangs up after a wait of at most so long is not counted as a lost caller.</param>
/// <param name="ServiceLevel">What share of its calls is to be answered within which time; left out: no target.</param>
/// <param name="Overflows">Where calls go to that the queue cannot serve well; tried in this order.</param>
/// <param name="LastAgent">Callers are offered to the agent they talked with last; left out: they are not.</param>
/// <param name="RingLimit">Agents who ring for one call at once by the strategy ringAll.</param>
public sealed record QueueDeclaration(string Id, string Name, int MaxWaitMs = 300_000, int MaxLength = 100, int RingTimeoutMs = 20_000,
    int WrapUpMs = 10_000, AnswerMode Answer = AnswerMode.OnQueue, RecordingMode Recording = RecordingMode.Inherit, string? Music = null,
    string? Greeting = null, QueueStrategy Strategy = QueueStrategy.LongestIdle, IReadOnlyList<SkillRequirement>? Skills = null,
    IReadOnlyList<SkillRelaxation>? Relaxations = null, IReadOnlyList<PriorityRule>? Priorities = null, int AgeingMs = 60_000,
    ServiceLevelTarget? ServiceLevel = null, IReadOnlyList<OverflowRule>? Overflows = null, LastAgentRule? LastAgent = null,
    WrapUpMode WrapUpMode = WrapUpMode.AtMost, int WrapUpExtensionMs = 0, int ShortAbandonMs = 5_000, int RingLimit = 20,
    CallbackSettings? Callback = null, AnnouncementSettings? Announcements = null,
    string? Survey = null, IReadOnlyList<BorrowRule>? Borrows = null);

/// <param name="SipPassword">Of the agent's phone.</param>
/// <param name="Password">With it the agent may log in to the console, under its id.</param>
/// <param name="CallerId">International, with the plus; visual separators are dropped.</param>
/// <param name="Preferences">Of some of its queues; the others are first choices.</param>
/// <param name="AutoAnswer">Its device is asked to answer by itself.</param>
/// <param name="Takes">What queues offer it; left out: contacts of all kinds.</param>
public sealed record AgentDeclaration(string Id, string Name, IReadOnlyList<string> Queues, string Product = "voice",
    SignInMode SignIn = SignInMode.Console, string? SipPassword = null, string? Password = null, string? CallerId = null,
    RecordingMode Recording = RecordingMode.Inherit, IReadOnlyList<SkillLevel>? Skills = null,
    IReadOnlyList<QueuePreference>? Preferences = null, string? Team = null, bool AutoAnswer = false,
    IReadOnlyList<ContactKind>? Takes = null);

/// <param name="Agent">The agent that the user is, when the role says so.</param>
public sealed record UserDeclaration(string Login, UserRole Role, string? Password = null, string? Agent = null);
