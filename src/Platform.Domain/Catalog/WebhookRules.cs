using Platform.Domain.Webhooks;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>What a webhook must be.</summary>
internal static class WebhookRules
{
    private const int MaxPerTenant = 20;
    private const int LongestUrl = 2_000;

    public static void Check(WebhookDocument webhook, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(webhook, "id", webhook.WebhookId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckName(webhook, webhook.Name);
        if (!IsUrl(webhook.Url))
            faults.Add(webhook, "url", BadSyntax, "The URL is one of http or https with a host, of at most 2000 characters, without user, password and fragment.");
        if (!index.Secrets.Contains((webhook.TenantId, webhook.Secret)))
            faults.Add(webhook, "secret", UnknownReference, $"The tenant has no secret {webhook.Secret}.");
        if (webhook.Events.Count == 0)
            faults.Add(webhook, "events", MissingProperty, "A webhook wants at least one event.");
        for (var i = 0; i < webhook.Events.Count; i++)
        {
            faults.CheckKnown(webhook, $"events[{i}]", webhook.Events[i]);
            if (webhook.Events[i] == WebhookEvent.Test)
                faults.Add(webhook, $"events[{i}]", OutOfRange, "A test is sent when it is asked for.");
            if (webhook.Events.Take(i).Contains(webhook.Events[i]))
                faults.Add(webhook, $"events[{i}]", Duplicate, $"{webhook.Events[i]} is there twice.");
        }
    }

    public static void CheckCounts(IEnumerable<WebhookDocument> webhooks, CatalogFaults faults)
    {
        foreach (var last in webhooks.GroupBy(webhook => webhook.TenantId).Where(own => own.Count() > MaxPerTenant).Select(own => own.Last()))
            faults.Add(last, null, OutOfRange, $"A tenant has at most {MaxPerTenant} webhooks.");
    }

    private static bool IsUrl(string text) => text.Length <= LongestUrl && !text.Any(char.IsControl)
        && Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url.Host.Length > 0 && url.UserInfo.Length == 0 && url.Fragment.Length == 0;
}
