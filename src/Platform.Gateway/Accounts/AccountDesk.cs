using Microsoft.AspNetCore.Http;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Accounts;

/// <summary>What people do with their own log-in. Whatever changes how one logs in asks for the password once more.</summary>
internal sealed class AccountDesk(ICatalog catalog, CatalogEditor editor, PasswordCheck passwords, IPasswordHashing hashing, SecondFactors factors,
    StandingLogIns standing, AuditDesk audit)
{
    public UserDocument UserOf(HttpContext context)
    {
        var caller = context.Caller();
        return catalog.Current.FindUser(caller.Tenant, caller.Login) ?? throw new InvalidOperationException("The access gate lets in users only.");
    }

    public async Task<AccountDto> ShowAsync(UserDocument user, CancellationToken cancellation)
    {
        var account = await factors.ShowAsync(user, cancellation);
        return new AccountDto(user.Login, user.Role, user.AgentId, account.HasSecondFactor, factors.IsRequired(user.TenantId), account.RecoveryHashes.Count);
    }

    /// <summary>All log-ins that the old password made end, this one too.</summary>
    public async Task<Refused?> ChangePasswordAsync(HttpContext context, PasswordChangeInput input, CancellationToken cancellation)
    {
        var user = UserOf(context);
        if (PasswordRule.Check("$.next", input.Next) is { } wrong)
            return wrong;
        if (CheckPassword(user, input.Current) is { } refused)
            return refused;
        var hash = hashing.Hash(input.Next);
        refused = await editor.ChangeAsync(before => before.FindUser(user.TenantId, user.Login) is { } found
            ? CatalogEdit.ToPut(found with { PasswordHash = hash })
            : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)), cancellation);
        if (refused is null)
            await audit.NoteAsync(context, AuditActions.AccountPassword, user.Login, "changed", cancellation);
        return refused;
    }

    /// <summary>Runs what changes the second factor, once the user has proven to be there.</summary>
    public async Task<(TAnswer? Answer, Refused? Refused)> WithProofAsync<TAnswer>(HttpContext context, ProofInput proof,
        Func<UserDocument, Task<TAnswer>> change, CancellationToken cancellation)
        where TAnswer : class
    {
        var user = UserOf(context);
        if (!context.Caller().MustEnrol && CheckPassword(user, proof.Password ?? "") is { } refused)
            return (null, refused);
        if ((await factors.ShowAsync(user, cancellation)).HasSecondFactor && !await factors.UseAsync(user, proof.Code ?? "", cancellation))
            return (null, Failed(user, ProblemCode.BadCode));
        return (await change(user), null);
    }

    public async Task<IReadOnlyList<string>?> ConfirmAsync(HttpContext context, string code, CancellationToken cancellation)
    {
        var user = UserOf(context);
        var codes = await factors.ConfirmAsync(user, code, cancellation);
        if (codes is not null)
            await audit.NoteAsync(context, AuditActions.AccountSecondFactor, user.Login, "set up", cancellation);
        return codes;
    }

    /// <param name="id">As the list says it.</param>
    /// <returns>False when the user has no such log-in.</returns>
    public async Task<bool> EndSessionAsync(HttpContext context, UserDocument user, string id, CancellationToken cancellation)
    {
        var found = (await standing.ListAsync(user, cancellation)).FirstOrDefault(session => SessionDto.IdOf(session.Family) == id);
        if (found is null)
            return false;
        await standing.EndAsync(found.Family, cancellation);
        await audit.NoteAsync(context, AuditActions.SessionEnded, user.Login, $"of {found.Address}", cancellation);
        return true;
    }

    private Refused? CheckPassword(UserDocument user, string password)
    {
        if (passwords.WaitOf(user.TenantId, user.Login) is var wait && wait > TimeSpan.Zero)
            return new Refused(ProblemCode.TooManyAttempts) { RetryAfter = wait };
        return passwords.Find(user.TenantId, user.Login, password) is null ? Failed(user, ProblemCode.WrongPassword) : null;
    }

    private Refused Failed(UserDocument user, ProblemCode code)
    {
        passwords.Failed(user.TenantId, user.Login);
        return new Refused(code);
    }
}
