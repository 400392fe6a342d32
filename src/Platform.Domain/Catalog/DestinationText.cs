using Platform.Domain.Calls;
using Platform.Domain.Numbers;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>
/// Where calls are sent to, as documents, files and the API say it: <c>queue:support</c>, <c>agent:1001</c>,
/// <c>number:+8613900139000</c>, <c>flow:main</c>, <c>callback:support</c> or <c>voicemail:support</c>.
/// </summary>
public static class DestinationText
{
    public const string Rule =
        "a destination such as queue:support, agent:1001, number:+8613900139000, flow:main, callback:support or voicemail:support";

    private const string Queue = "queue:";
    private const string Agent = "agent:";
    private const string Number = "number:";
    private const string Flow = "flow:";
    private const string Callback = "callback:";
    private const string Voicemail = "voicemail:";

    /// <summary>Null when the text is no destination. Numbers are in E.164; emergency numbers are no destinations of a document.</summary>
    public static Destination? Parse(string text) => text switch
    {
        _ when Rest(text, Queue) is { } queue && CatalogSyntax.Id.IsMatch(queue) => new Destination.ToQueue(queue),
        _ when Rest(text, Agent) is { } agent && CatalogSyntax.AgentId.IsMatch(agent) => new Destination.ToAgent(agent),
        _ when Rest(text, Flow) is { } flow && CatalogSyntax.Id.IsMatch(flow) => new Destination.ToFlow(flow),
        _ when Rest(text, Number) is { } number && E164.IsNormal(number) => new Destination.Outside(number),
        _ when Rest(text, Callback) is { } queue && CatalogSyntax.Id.IsMatch(queue) => new Destination.ToCallback(queue),
        _ when Rest(text, Voicemail) is { } box && CatalogSyntax.Id.IsMatch(box) => new Destination.ToVoicemail(box),
        _ => null,
    };

    public static string Format(Destination destination) => destination switch
    {
        Destination.ToQueue to => Queue + to.Queue,
        Destination.ToAgent to => Agent + to.Agent,
        Destination.ToFlow to => Flow + to.Flow,
        Destination.Outside outside => Number + outside.Number,
        Destination.ToCallback to => Callback + to.Queue,
        Destination.ToVoicemail to => Voicemail + to.Mailbox,
        _ => throw new InvalidOperationException($"{destination} has no text."),
    };

    /// <summary>Brings a number with the plus to E.164; all else stays as written, for the rules to refuse.</summary>
    public static string Normalize(string text, NumberPlan plan) => Rest(text, Number) is ['+', ..] number
        ? Number + (E164.Normalize(number, plan).Number ?? number)
        : text;

    /// <summary>What is named must be there; a number must be outside the tenant's own.</summary>
    internal static void Check(CatalogDocument owner, string property, string text, CatalogIndex index, CatalogFaults faults) =>
        Check(owner.Tenant!, text, index, (code, why) => faults.Add(owner, property, code, why));

    /// <param name="add">Gets the fault, if there is one.</param>
    internal static void Check(string tenant, string text, CatalogIndex index, Action<CatalogFaultCode, string> add)
    {
        switch (Parse(text))
        {
            case Destination.ToQueue to when !index.Queues.Contains((tenant, to.Queue)):
                add(UnknownReference, $"The tenant has no queue {to.Queue}.");
                break;
            case Destination.ToCallback to when !index.Queues.Contains((tenant, to.Queue)):
                add(UnknownReference, $"The tenant has no queue {to.Queue}.");
                break;
            case Destination.ToVoicemail to when !index.Mailboxes.Contains((tenant, to.Mailbox)):
                add(UnknownReference, $"The tenant has no mailbox {to.Mailbox}.");
                break;
            case Destination.ToAgent to when !index.Agents.Contains((tenant, to.Agent)):
                add(UnknownReference, $"The tenant has no agent {to.Agent}.");
                break;
            case Destination.ToFlow to when !index.PublishedFlows(tenant).ContainsKey(to.Flow):
                add(UnknownReference, $"The tenant has no published flow {to.Flow}.");
                break;
            case Destination.Outside outside when index.Numbers.Contains((tenant, outside.Number)):
                add(OutOfRange, $"{outside.Number} is the tenant's own: name what it leads to.");
                break;
            case null:
                add(BadSyntax, $"'{text}' is not {Rule}.");
                break;
        }
    }

    private static string? Rest(string text, string kind) => text.StartsWith(kind, StringComparison.Ordinal) ? text[kind.Length..] : null;
}
