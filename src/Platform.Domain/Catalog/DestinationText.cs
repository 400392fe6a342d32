using Platform.Domain.Calls;
using Platform.Domain.Numbers;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>
/// Where calls are sent to, as documents, files and the API say it: <c>queue:support</c>, <c>agent:1001</c>,
/// <c>number:+8613900139000</c> or <c>callback:support</c>.
/// </summary>
public static class DestinationText
{
    public const string Rule = "a destination such as queue:support, agent:1001, number:+8613900139000 or callback:support";

    private const string Queue = "queue:";
    private const string Agent = "agent:";
    private const string Number = "number:";
    private const string Callback = "callback:";

    /// <summary>Null when the text is no destination. Numbers are in E.164; emergency numbers are no destinations of a document.</summary>
    public static Destination? Parse(string text) => text switch
    {
        _ when Rest(text, Queue) is { } queue && CatalogSyntax.Id.IsMatch(queue) => new Destination.ToQueue(queue),
        _ when Rest(text, Agent) is { } agent && CatalogSyntax.AgentId.IsMatch(agent) => new Destination.ToAgent(agent),
        _ when Rest(text, Number) is { } number && E164.IsNormal(number) => new Destination.Outside(number),
        _ when Rest(text, Callback) is { } queue && CatalogSyntax.Id.IsMatch(queue) => new Destination.ToCallback(queue),
        _ => null,
    };

    public static string Format(Destination destination) => destination switch
    {
        Destination.ToQueue to => Queue + to.Queue,
        Destination.ToAgent to => Agent + to.Agent,
        Destination.Outside outside => Number + outside.Number,
        Destination.ToCallback to => Callback + to.Queue,
        _ => throw new InvalidOperationException($"{destination} has no text."),
    };

    /// <summary>Brings a number with the plus to E.164; all else stays as written, for the rules to refuse.</summary>
    public static string Normalize(string text, NumberPlan plan) => Rest(text, Number) is ['+', ..] number
        ? Number + (E164.Normalize(number, plan).Number ?? number)
        : text;

    /// <summary>What is named must be there; a number must be outside the tenant's own.</summary>
    internal static void Check(CatalogDocument owner, string property, string text, CatalogIndex index, CatalogFaults faults)
    {
        switch (Parse(text))
        {
            case Destination.ToQueue to when !index.Queues.Contains((owner.Tenant!, to.Queue)):
                faults.Add(owner, property, UnknownReference, $"The tenant has no queue {to.Queue}.");
                break;
            case Destination.ToCallback to when !index.Queues.Contains((owner.Tenant!, to.Queue)):
                faults.Add(owner, property, UnknownReference, $"The tenant has no queue {to.Queue}.");
                break;
            case Destination.ToAgent to when !index.Agents.Contains((owner.Tenant!, to.Agent)):
                faults.Add(owner, property, UnknownReference, $"The tenant has no agent {to.Agent}.");
                break;
            case Destination.Outside outside when index.Numbers.Contains((owner.Tenant!, outside.Number)):
                faults.Add(owner, property, OutOfRange, $"{outside.Number} is the tenant's own: name what it leads to.");
                break;
            case null:
                faults.Add(owner, property, BadSyntax, $"'{text}' is not {Rule}.");
                break;
        }
    }

    private static string? Rest(string text, string kind) => text.StartsWith(kind, StringComparison.Ordinal) ? text[kind.Length..] : null;
}
