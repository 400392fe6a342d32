using System.CommandLine;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;
using Platform.Storage;

namespace Platform.Host.Verbs;

/// <summary>
/// <c>platform invite LOGIN</c>: the first operator of a new house, who has no password to begin with, and whoever was locked out.
/// </summary>
internal static class InviteVerb
{
    private const int Attempts = 5;

    public static Command Create()
    {
        var login = new Argument<string>("LOGIN") { Description = "Who sets a password; made as an admin when there is no such user" };
        var tenant = new Option<string?>("--tenant") { Description = "Id of the tenant; without it, one of the operator's people" };
        var lost = new Option<bool>("--lost-second-factor") { Description = "Remove the second factor, too, once the link is used" };
        var verb = new Command("invite", "Print a link, good once and for three days, with which somebody sets a password") { login, tenant, lost };
        verb.SetAction((parse, cancellation) => InviteAsync(parse.GetRequiredValue(login), parse.GetValue(tenant), parse.GetValue(lost), cancellation));
        return verb;
    }

    private static async Task<int> InviteAsync(string login, string? tenant, bool lostSecondFactor, CancellationToken cancellation)
    {
        await using var store = await StoreAccess.OpenAsync(cancellation);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = await store.CatalogStore.LoadAsync(cancellation);
            if (tenant is not null && before.FindTenant(tenant) is null)
                return Fail($"There is no tenant '{tenant}'.");
            var diff = DiffOf(before, before.FindUser(tenant, login) ?? NewAdmin(tenant, login), out var faults);
            if (faults.Count > 0)
                return Fail(faults[0].Text);
            if (!diff.IsEmpty && await store.CatalogStore.CommitAsync(before.Revision, diff, cancellation) is null)
                continue;
            Console.WriteLine(await PrintableAsync(store, tenant, login, lostSecondFactor, cancellation));
            return 0;
        }

        return Fail("The declared things kept changing meanwhile. Try again.");
    }

    private static CatalogDiff DiffOf(CatalogSnapshot before, UserDocument user, out IReadOnlyList<CatalogFault> faults)
    {
        IReadOnlyList<CatalogDocument> desired = before.FindUser(user.TenantId, user.Login) is null ? [.. before.Documents, user] : before.Documents;
        faults = CatalogRules.Check(desired);
        return CatalogDiff.Between(before, desired, TimeProvider.System.GetUtcNow());
    }

    /// <summary>With a password that nobody knows, until the link is used.</summary>
    private static UserDocument NewAdmin(string? tenant, string login) => new(tenant, login,
        tenant is null ? UserRole.OperatorAdmin : UserRole.TenantAdmin, ((IPasswordHashing)new PasswordHashing()).NobodysHash());

    private static async Task<string> PrintableAsync(PlatformStore store, string? tenant, string login, bool lostSecondFactor,
        CancellationToken cancellation)
    {
        var invitation = await InvitationLink.MakeAsync(store.Invitations, tenant, login, lostSecondFactor, TimeProvider.System.GetUtcNow(), cancellation);
        return $"Open this at the platform's address, before {invitation.ExpiresAt:u}:\n{invitation.Path}";
    }

    private static int Fail(string text)
    {
        Console.Error.WriteLine(text);
        return 1;
    }
}
