using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Auth;

/// <summary>One-time links with which people set their password: new ones, and those who forgot it.</summary>
internal sealed class InvitationDesk(IInvitations invitations, CatalogEditor editor, IPasswordHashing passwords, SecondFactors factors,
    AuditDesk audit, TimeProvider time)
{
    public Task<InvitationDto> InviteAsync(UserDocument user, bool endsSecondFactor, CancellationToken cancellation) =>
        InvitationLink.MakeAsync(invitations, user.TenantId, user.Login, endsSecondFactor, time.GetUtcNow(), cancellation);

    /// <summary>Sets the password; all log-ins that the old one made end.</summary>
    /// <returns>The user, or why not.</returns>
    public async Task<(UserDocument? User, Refused? Refused)> AcceptAsync(string? tenant, string token, string password,
        CancellationToken cancellation)
    {
        if (PasswordRule.Check("$.password", password) is { } wrong)
            return (null, wrong);
        var taken = await invitations.TakeAsync(OneTimeSecret.HashOf(token), time.GetUtcNow(), cancellation);
        if (taken is null)
            return (null, new Refused(ProblemCode.BadInvitation));
        if (taken.TenantId != tenant)
        {
            await invitations.PutAsync(taken, cancellation);
            return (null, new Refused(ProblemCode.BadInvitation));
        }

        var hash = passwords.Hash(password);
        UserDocument? user = null;
        var refused = await editor.ChangeAsync(before => before.FindUser(tenant, taken.Login) is { } found
            ? CatalogEdit.ToPut(user = found with { PasswordHash = hash })
            : CatalogEdit.Refuse(new Refused(ProblemCode.BadInvitation)), cancellation);
        if (refused is not null)
        {
            await invitations.PutAsync(taken, cancellation);
            return (null, refused);
        }

        if (taken.EndsSecondFactor)
            await factors.RemoveAsync(user!, cancellation);
        await audit.NoteAsync(tenant, user!.Login, AuditActions.AccountPassword, user.Login,
            taken.EndsSecondFactor ? "by invitation, without second factor" : "by invitation", cancellation);
        return (user, null);
    }
}
