using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Platform.Domain.Billing;
using Platform.Domain.Calendars;
using Platform.Domain.Flows;
using Platform.Domain.Numbers;

namespace Platform.Domain.Catalog;

/// <summary>Declared things for people: <c>queue acme/support</c>, and each property's value as one line.</summary>
internal static class CatalogText
{
    private const string None = "(none)";

    private static readonly string[] Naming =
        [nameof(CatalogDocument.Tenant), nameof(CatalogDocument.Id), nameof(TenantDocument.Domain), nameof(TenantDocument.Channels), nameof(TenantDocument.TenantId),
        "EqualityContract"];

    /// <summary>What is stored of a secret, and what people call it.</summary>
    private static readonly Dictionary<string, string> Secrets = new()
    {
        ["sipHa1Md5"] = "sipPassword",
        ["sipHa1Sha256"] = "sipPassword",
        ["passwordHash"] = "password",
        ["login.ha1Md5"] = "login.password",
        ["login.ha1Sha256"] = "login.password",
        ["account.passwordSealed"] = "account.password",
        ["sealed"] = "value",
        ["signIn.openId.secretSealed"] = "signIn.openId.clientSecret",
    };

    /// <summary>Kinds in the order in which people read them.</summary>
    public static int Rank(CatalogDocument document) => document switch
    {
        OperatorDocument => 0,
        TrunkDocument => 1,
        RouteDocument => 2,
        PriceListDocument => 3,
        NumberPoolDocument => 4,
        TenantDocument => 5,
        SeatRentalDocument => 6,
        PromptDocument => 7,
        SkillDocument => 8,
        CallerListDocument or SecretDocument or WebhookDocument => 9,
        TeamDocument => 10,
        BreakReasonDocument => 11,
        DispositionDocument => 12,
        CalendarDocument => 13,
        QueueDocument => 14,
        MailboxDocument => 15,
        FlowVersionDocument => 16,
        FlowDocument => 17,
        NumberDocument => 18,
        AgentDocument => 19,
        _ => 20,
    };

    public static string Label(CatalogDocument document) => document switch
    {
        OperatorDocument => "operator",
        TrunkDocument => $"trunk {document.Id}",
        RouteDocument => $"route {document.Id}",
        PriceListDocument => $"price list {document.Id}",
        NumberPoolDocument => $"number pool {document.Id}",
        TenantDocument => $"tenant {document.Id}",
        NumberDocument => $"number {document.Id}",
        SeatRentalDocument => $"seats {document.Tenant}/{document.Id}",
        QueueDocument => $"queue {document.Tenant}/{document.Id}",
        PromptDocument => $"prompt {document.Tenant}/{document.Id}",
        SecretDocument => $"secret {document.Tenant}/{document.Id}",
        WebhookDocument => $"webhook {document.Tenant}/{document.Id}",
        CallerListDocument => $"caller list {document.Tenant}/{document.Id}",
        MailboxDocument => $"mailbox {document.Tenant}/{document.Id}",
        CalendarDocument => $"calendar {document.Tenant}/{document.Id}",
        FlowDocument => $"flow {document.Tenant}/{document.Id}",
        FlowVersionDocument => $"flow version {document.Tenant}/{document.Id}",
        SkillDocument => $"skill {document.Tenant}/{document.Id}",
        TeamDocument => $"team {document.Tenant}/{document.Id}",
        DispositionDocument => $"disposition {document.Tenant}/{document.Id}",
        BreakReasonDocument => $"break reason {document.Tenant}/{document.Id}",
        AgentDocument => $"agent {document.Tenant}/{document.Id}",
        UserDocument { TenantId: null } => $"operator user {document.Id}",
        _ => $"user {document.Tenant}/{document.Id}",
    };

    /// <summary>
    /// What differs between two versions of one document, such as <c>queues: [support] -> [support, sales]</c>; secrets are not shown.
    /// </summary>
    public static IReadOnlyList<string> Differences(CatalogDocument before, CatalogDocument after)
    {
        var (old, wanted) = (Properties(before), Properties(after));
        return
        [
            .. wanted.Keys.Union(old.Keys)
                .Select(name => (Name: name, Before: old.GetValueOrDefault(name, None), After: wanted.GetValueOrDefault(name, None)))
                .Where(property => property.Before != property.After)
                .Select(property => Secrets.TryGetValue(property.Name, out var secret)
                    ? $"{secret}: changed"
                    : $"{property.Name}: {property.Before} -> {property.After}")
                .Distinct(),
        ];
    }

    private static Dictionary<string, string> Properties(CatalogDocument document) =>
        Leaves(document, "").ToDictionary(leaf => leaf.Name, leaf => Value(leaf.Value));

    /// <summary>A record within a document is told property by property: <c>dialing.allowedPrefixes</c>.</summary>
    private static IEnumerable<(string Name, object? Value)> Leaves(object record, string path) => record.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => !Naming.Contains(property.Name))
        .Select(property => (Name: path + JsonNamingPolicy.CamelCase.ConvertName(property.Name), Value: property.GetValue(record)))
        .SelectMany(leaf => leaf.Value is DialingPolicy or CallbackSettings or AnnouncementSettings or TrunkLogin or TrunkAccount or SignInPolicy
            or OpenIdProvider
            ? Leaves(leaf.Value, $"{leaf.Name}.") : [leaf]);

    private static string Value(object? value) => value switch
    {
        null => None,
        string text => text,
        bool flag => flag ? "yes" : "no",
        Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()!),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TrunkPeer peer => string.Create(CultureInfo.InvariantCulture, $"{peer.Uri} {peer.Priority}/{peer.Weight}"),
        NumberRewriting rule => $"{(rule.Prefix.Length == 0 ? "*" : rule.Prefix)} -{rule.Strip} +'{rule.Prepend}'",
        MinutePrice price => Minutes(price),
        SeatPrice price => Month(price.Product, price.PerMonth),
        NumberPrice price => Month(price.PriceClass, price.PerMonth),
        StockItem item => string.Create(CultureInfo.InvariantCulture, $"{item.Product} {item.Quantity}"),
        SkillLevel skill => string.Create(CultureInfo.InvariantCulture, $"{skill.Skill} {skill.Level}"),
        SkillRequirement asked => string.Create(CultureInfo.InvariantCulture, $"{asked.Skill} >= {asked.MinLevel}"),
        SkillRelaxation step => string.Create(CultureInfo.InvariantCulture, $"after {step.AfterMs} ms {Value(step.Skills)}"),
        PriorityRule rule => Rule(rule),
        OverflowRule overflow => Rule(overflow),
        LastAgentRule last => string.Create(CultureInfo.InvariantCulture, $"within {last.WithinMs} ms, wait {last.WaitMs} ms"),
        ServiceLevelTarget level => string.Create(CultureInfo.InvariantCulture, $"{level.TargetPercent}% within {level.WithinMs} ms"),
        QueuePreference preferred => string.Create(CultureInfo.InvariantCulture, $"{preferred.Queue} {preferred.Preference}"),
        WeeklyHours hours => $"{string.Join('+', hours.Days.Select(day => Value(day)))} {string.Join(' ', hours.Open)}",
        CalendarDate date => $"{Value(date.Date)} {date.Name}{string.Concat((date.Open ?? []).Select(span => $" {span}"))}",
        MakeUpDay day => $"{Value(day.Date)} as {Value(day.Follows)}",
        EmergencyClosure closure => $"by {closure.By} at {Value(closure.At)} with {Value(closure.Prompt)}",
        FlowDefinition flow => Flow(flow),
        OpenIdRole role => $"{role.Claim}={role.Value} {Value(role.Role)}",
        NumberRange range => $"{range.First}-{range.Last}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(Value))}]",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value.GetType().Name} has no text."),
    };

    /// <summary>Flows are too long for a line: a number tells them apart.</summary>
    private static string Flow(FlowDefinition flow)
    {
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FlowJson.TextOf(flow))))[..8];
        return string.Create(CultureInfo.InvariantCulture, $"{flow.Nodes.Count} nodes ({mark})");
    }

    private static string Rule(PriorityRule rule)
    {
        var whose = rule switch
        {
            { Caller: { } caller } => $"caller {caller}",
            { List: { } list } => $"list {list}",
            { Tag: { } tag } => $"tag {tag}",
            _ => $"called {rule.Called}",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{whose} +{rule.Priority}");
    }

    private static string Rule(OverflowRule rule) => rule.When switch
    {
        OverflowTrigger.Length => string.Create(CultureInfo.InvariantCulture, $"length > {rule.MoreThan} to {rule.To}"),
        _ when rule.AfterMs is { } after => string.Create(CultureInfo.InvariantCulture, $"{Value(rule.When)} {after} ms to {rule.To}"),
        _ => $"{Value(rule.When)} to {rule.To}",
    };

    private static string Month(string what, decimal perMonth) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} {Money.Trim(perMonth)}/month");

    private static string Minutes(MinutePrice price)
    {
        var prefix = price.Prefix.Length == 0 ? "*" : price.Prefix;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Value(price.Direction)} {prefix} {Money.Trim(price.PerMinute)}/min {price.InitialIncrementS}/{price.FurtherIncrementS}");
    }
}
