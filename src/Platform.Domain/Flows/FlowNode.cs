namespace Platform.Domain.Flows;

/// <summary>A key of a menu.</summary>
/// <param name="Key">0 to 9, * or #.</param>
/// <param name="Next">The node that it leads to.</param>
/// <param name="Name">What the record calls the choice; left out: the key.</param>
public sealed record MenuChoice(string Key, string? Next = null, string? Name = null);

/// <summary>A value that a switch goes by.</summary>
/// <param name="Name">What the record calls the case; left out: its number.</param>
public sealed record SwitchCase(string Value, string? Next = null, string? Name = null);

/// <summary>
/// One step of a flow. Its type in JSON is one of <see cref="Kinds"/>. Prompts are texts as <see cref="FlowPrompts"/> reads them. A new
/// kind of node is a record here, an arm of <see cref="FlowMachine"/>, one of <see cref="FlowLinks"/>, and its rules.
/// </summary>
/// <param name="Id">Unique in the flow.</param>
public abstract record FlowNode(string Id)
{
    /// <summary>Kinds by their names in JSON.</summary>
    public static IReadOnlyDictionary<string, Type> Kinds { get; } = new Dictionary<string, Type>
    {
        ["say"] = typeof(Say),
        ["menu"] = typeof(Menu),
        ["collect"] = typeof(Collect),
        ["rate"] = typeof(Rate),
        ["hours"] = typeof(Hours),
        ["language"] = typeof(SetLanguage),
        ["tag"] = typeof(Tag),
        ["lookUp"] = typeof(LookUp),
        ["switch"] = typeof(Switch),
        ["queue"] = typeof(ToQueue),
        ["transfer"] = typeof(Transfer),
        ["voicemail"] = typeof(Voicemail),
        ["subflow"] = typeof(Subflow),
        ["return"] = typeof(Return),
        ["hangUp"] = typeof(HangUp),
    };

    private static readonly Dictionary<Type, string> Words = Kinds.ToDictionary(kind => kind.Value, kind => kind.Key);

    /// <summary>The kind's name in JSON.</summary>
    public string Kind => Words[GetType()];

    /// <summary>Says something, and goes on.</summary>
    /// <param name="Interruptible">A key ends it, and counts for the menu or the digits that follow.</param>
    public sealed record Say(string Id, IReadOnlyList<string> Prompts, string? Next = null, bool Interruptible = true) : FlowNode(Id);

    /// <summary>Lets the caller choose by a key, also while the prompts are played.</summary>
    /// <param name="Otherwise">Where those go who chose nothing that is there, <paramref name="Retries"/> times asked again.</param>
    /// <param name="TimeoutMs">From the end of the prompts.</param>
    /// <param name="Invalid">Said before asking again after a wrong key.</param>
    /// <param name="Nothing">Said before asking again after no key.</param>
    public sealed record Menu(string Id, IReadOnlyList<string> Prompts, IReadOnlyList<MenuChoice> Choices, string? Otherwise = null,
        int TimeoutMs = 5_000, int Retries = 2, IReadOnlyList<string>? Invalid = null, IReadOnlyList<string>? Nothing = null) : FlowNode(Id);

    /// <summary>Collects digits into a variable. They are secret: no log ever shows them.</summary>
    /// <param name="Terminator">The key that ends the entry before <paramref name="Max"/> digits.</param>
    /// <param name="TimeoutMs">From the end of the prompts, and from each digit; with enough digits it ends the entry.</param>
    /// <param name="Record">The call's record shows them; else only how many there were.</param>
    public sealed record Collect(string Id, IReadOnlyList<string> Prompts, string Variable, string? Next = null, string? Otherwise = null,
        int Min = 1, int Max = 20, string Terminator = "#", int TimeoutMs = 5_000, int Retries = 2, IReadOnlyList<string>? Invalid = null,
        bool Record = false) : FlowNode(Id);

    /// <summary>Lets the caller answer a question by one key; the answer is kept in the call's record and counted.</summary>
    /// <param name="Question">What the record calls it.</param>
    /// <param name="From">The lowest answer.</param>
    /// <param name="To">The highest.</param>
    /// <param name="Otherwise">Where those go who gave none of these, <paramref name="Retries"/> times asked again.</param>
    /// <param name="TimeoutMs">From the end of the prompts.</param>
    /// <param name="Invalid">Said before asking again after another key.</param>
    public sealed record Rate(string Id, IReadOnlyList<string> Prompts, string Question, string? Next = null, string? Otherwise = null, int From = 1,
        int To = 5, int TimeoutMs = 5_000, int Retries = 1, IReadOnlyList<string>? Invalid = null) : FlowNode(Id);

    /// <summary>Goes by a calendar. With the emergency switch on, what that says is played first.</summary>
    /// <param name="Emergency">With the switch on; left out: as when closed.</param>
    public sealed record Hours(string Id, string Calendar, string? Open = null, string? Closed = null, string? Emergency = null) : FlowNode(Id);

    /// <summary>What is said from then on, in queues too, is said in this language.</summary>
    /// <param name="Language">zh-CN or en.</param>
    public sealed record SetLanguage(string Id, string Language, string? Next = null) : FlowNode(Id);

    /// <summary>Adds tags to the call, and sets the points of priority that it has at least in queues.</summary>
    public sealed record Tag(string Id, string? Next = null, IReadOnlyList<string>? Tags = null, int? Points = null) : FlowNode(Id);

    /// <summary>Asks a server of the tenant about the caller, by HTTP; the caller hears music or nothing meanwhile.</summary>
    /// <param name="Url">Of http or https, with places such as <c>{caller}</c>; see <see cref="LookUpTemplate"/>.</param>
    /// <param name="Next">With an answer that is JSON.</param>
    /// <param name="Otherwise">Without one.</param>
    /// <param name="Method">get or post.</param>
    /// <param name="Body">Of a POST: JSON with places.</param>
    /// <param name="TimeoutMs">For the whole answer.</param>
    /// <param name="MaxBytes">A longer answer is none.</param>
    public sealed record LookUp(string Id, string Url, string? Next = null, string? Otherwise = null, string Method = LookUp.Get,
        IReadOnlyList<LookUpHeader>? Headers = null, string? Body = null, IReadOnlyList<LookUpPick>? Picks = null, int TimeoutMs = 3_000,
        int MaxBytes = 65_536, bool Music = false) : FlowNode(Id)
    {
        public const string Get = "get";
        public const string Post = "post";
    }

    /// <summary>Goes by what a variable is: one that was looked up or entered, <c>caller</c> or <c>called</c>.</summary>
    public sealed record Switch(string Id, string Variable, IReadOnlyList<SwitchCase> Cases, string? Otherwise = null) : FlowNode(Id);

    public sealed record ToQueue(string Id, string Queue) : FlowNode(Id);

    /// <param name="To">A destination such as <c>agent:1001</c> or <c>number:+8613900139000</c>.</param>
    public sealed record Transfer(string Id, string To) : FlowNode(Id);

    /// <summary>The caller leaves a message, and the call ends with that.</summary>
    public sealed record Voicemail(string Id, string Mailbox) : FlowNode(Id);

    /// <summary>Another flow of the tenant, in its published version; it comes back by a <see cref="Return"/>.</summary>
    public sealed record Subflow(string Id, string Flow, string? Next = null) : FlowNode(Id);

    /// <summary>Back to the flow that this one is a part of; at the top it hangs up.</summary>
    public sealed record Return(string Id) : FlowNode(Id);

    public sealed record HangUp(string Id) : FlowNode(Id);
}
