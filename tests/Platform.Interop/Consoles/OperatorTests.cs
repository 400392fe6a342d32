using Microsoft.Playwright;

namespace Platform.Interop.Consoles;

/// <summary>The operator at the real console: a new tenant with seats, a number and an administrator, who logs in; its invoice; suspended.</summary>
public sealed class OperatorTests(ConsoleHouse place) : IClassFixture<ConsoleHouse>
{
    [Theory]
    [InlineData("en", "south")]
    [InlineData("zh-CN", "north")]
    public async Task A_tenant_is_created_and_rents_seats_and_a_number_that_its_invoice_shows(string language, string id)
    {
        var texts = ConsoleTexts.Of(language);
        var number = language == "en" ? "+861077770000" : "+861077780000";
        await place.AddNumbers(id, number);
        await using var tab = await place.OpenAt("/operator/", texts, "root", House.OperatorPassword);

        await CreateTenant(tab, id);
        await RentSeats(tab);
        await tab.Pick("operator.freeNumber", number);
        await tab.Click("operator.giveNumber");
        await tab.Reads(tab.Page.GetByRole(AriaRole.Table, new() { Name = texts["operator.numbers"] }), number);
        await tab.Click("operator.letIn");
        var link = await tab.Region("operator.admin").Locator("code").TextContentAsync();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = $"{texts["operator.suspend"]} {id}" }).ClickAsync();
        await tab.Confirm("operator.suspend");
        await tab.Reads(tab.Region("operator.limits"), texts["operator.suspendedLong"]);
        await using (var admin = await place.OpenInvited(new Uri(link!).PathAndQuery + new Uri(link!).Fragment, texts, "admin", "admin-password"))
        {
            await admin.Reads(admin.Page.Locator("main"), texts["tenant.suspended"]);
            await admin.Reads(admin.Page.Locator("[aria-current=step] h2"), texts["startStep.hours"]);
            Assert.Empty(admin.Errors);
        }

        await tab.Page.GetByRole(AriaRole.Link, new() { Name = texts["operator.showInvoice"] }).ClickAsync();
        await tab.Reads(tab.Page.Locator("main"), "voice");
        await tab.Reads(tab.Page.Locator("main"), number);
        Assert.Empty(tab.Errors);
    }

    private static async Task CreateTenant(ConsoleTab tab, string id)
    {
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = tab.Texts["operator.tenants"], Exact = true }).ClickAsync();
        await tab.Click("operator.addTenant");
        await tab.Field("edit.id").FillAsync(id);
        await tab.Field("operator.tenantName").FillAsync(id);
        await tab.SaveDrawer();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = $"{id} ({id})" }).ClickAsync();
    }

    private static async Task RentSeats(ConsoleTab tab)
    {
        await tab.Click("operator.rentSeats");
        await tab.Field("operator.rentedSeats").FillAsync("5");
        await tab.SaveDrawer();
        await tab.Reads(tab.Page.GetByRole(AriaRole.Table, new() { Name = tab.Texts["operator.seats"] }), "voice");
    }
}
