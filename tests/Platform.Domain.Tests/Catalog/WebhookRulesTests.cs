using System.Text;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;
using Platform.Domain.Webhooks;
using static Platform.Domain.Tests.Catalog.CatalogCases;
using static Platform.Domain.Tests.Catalog.DeclarationCases;

namespace Platform.Domain.Tests.Catalog;

public class WebhookRulesTests
{
    private static readonly SecretDocument Key = new("acme", "key", "Key", "sealed");
    private static readonly WebhookDocument Crm = new("acme", "crm", "CRM", "https://crm.example:8443/hook?x=1", "key", [WebhookEvent.CallEnded]);

    public static TheoryData<WebhookDocument, string> Faulty => new()
    {
        { Crm with { WebhookId = "CRM" }, "tenants[acme].webhooks[CRM].id: BadSyntax" },
        { Crm with { Name = "" }, "tenants[acme].webhooks[crm].name: BadSyntax" },
        { Crm with { Url = "crm.example" }, "tenants[acme].webhooks[crm].url: BadSyntax" },
        { Crm with { Url = "ftp://crm.example/" }, "tenants[acme].webhooks[crm].url: BadSyntax" },
        { Crm with { Url = "https://me:pass@crm.example/" }, "tenants[acme].webhooks[crm].url: BadSyntax" },
        { Crm with { Url = "https://crm.example/#top" }, "tenants[acme].webhooks[crm].url: BadSyntax" },
        { Crm with { Url = $"https://crm.example/{new string('x', 2_000)}" }, "tenants[acme].webhooks[crm].url: BadSyntax" },
        { Crm with { Secret = "other" }, "tenants[acme].webhooks[crm].secret: UnknownReference" },
        { Crm with { Events = [] }, "tenants[acme].webhooks[crm].events: MissingProperty" },
        { Crm with { Events = [WebhookEvent.Test] }, "tenants[acme].webhooks[crm].events[0]: OutOfRange" },
        { Crm with { Events = [(WebhookEvent)99] }, "tenants[acme].webhooks[crm].events[0]: OutOfRange" },
        { Crm with { Events = [WebhookEvent.CallEnded, WebhookEvent.CallEnded] }, "tenants[acme].webhooks[crm].events[1]: Duplicate" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Each_fault_is_found(WebhookDocument webhook, string fault) => Assert.Equal([fault], Faults(With(Key, webhook)));

    [Fact]
    public void A_declared_webhook_is_exported_as_it_was_declared()
    {
        var house = new CatalogSnapshot(1, With(Key, Crm, Crm with { WebhookId = "bi", Enabled = false, Events = [WebhookEvent.VoicemailLeft, WebhookEvent.CallEnded] }));
        Assert.Empty(Plan(Encoding.UTF8.GetString(DeclarationJson.Write(DeclarationExport.Of(house, Now))), house).Diff.Lines);
        var json = Encoding.UTF8.GetString(DeclarationJson.Write(DeclarationExport.Of(house, Now))).Replace("\"callEnded\"", "\"recordingReady\"", StringComparison.Ordinal);
        Assert.Equal(["~ webhook acme/bi events: [voicemailLeft, callEnded] -> [voicemailLeft, recordingReady]", "~ webhook acme/crm events: [callEnded] -> [recordingReady]"],
            Plan(json, house).Diff.Lines);
    }

    [Fact]
    public void Twenty_are_enough()
    {
        Assert.Empty(Faults(With(Key, Crm)));
        Assert.Equal(["tenants[acme].webhooks[w20]: OutOfRange"],
            Faults(With([Key, .. Enumerable.Range(0, 21).Select(i => Crm with { WebhookId = $"w{i}" })])));
    }

    private static IEnumerable<string> Faults(IReadOnlyList<CatalogDocument> documents) =>
        CatalogRules.Check(documents).Select(fault => $"{fault.Path}: {fault.Code}");
}
