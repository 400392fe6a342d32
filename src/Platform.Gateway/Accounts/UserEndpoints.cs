using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Accounts;

/// <param name="Role">agent, supervisor, tenantAdmin or auditor; of the operator's people operatorAdmin or operatorBilling.</param>
/// <param name="Password">
/// 8 to 128 characters; null leaves it as it is. A new user without one cannot log in until it is invited. A new one ends the user's
/// log-ins.
/// </param>
/// <param name="Agent">The agent that the user is: needed when the role is agent; a supervisor's is the one on whose device it listens.</param>
public sealed record UserInput(UserRole Role, string? Password = null, string? Agent = null);

/// <param name="SecondFactor">Whether one is set up.</param>
public sealed record UserDto(string Login, UserRole Role, string? Agent, bool SecondFactor);

/// <param name="EndsSecondFactor">Whoever follows the link has no second factor any more: for people who lost theirs.</param>
public sealed record InviteInput(bool EndsSecondFactor = false);

/// <summary>Everybody who may log in, as admins see it: a tenant's people, and the operator's.</summary>
internal static class UserEndpoints
{
    public static void MapUsers(this RouteGroupBuilder tenant) =>
        Map(tenant, AccessRule.TenantAdmin, AccessRule.AdminReads, "users", name => name);

    public static void MapOperatorUsers(this RouteGroupBuilder @operator) => Map(@operator, AccessRule.OperatorAdmin, AccessRule.OperatorAdmin,
        "operator users", OperationName.OfOperator);

    private static void Map(RouteGroupBuilder door, AccessRule admin, AccessRule reads, string tag, Func<string, string> named)
    {
        var users = door.MapGroup("/users").WithTags(tag);
        users.MapGet("/", List).Describe(reads, named("listUsers"), "Everybody who may log in. Passwords are never shown.");
        users.MapPut("/{login}", Put).ForPeople().Idempotent().Describe(admin, named("putUser"), "Create or change a user.",
            ProblemCode.InvalidParameter, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict, ProblemCode.OwnAccount);
        users.MapDelete("/{login}", Delete).ForPeople().Idempotent().Describe(admin, named("deleteUser"), "Remove a user and end its log-ins.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict, ProblemCode.OwnAccount);
        users.MapPost("/{login}/invitation", Invite).ForPeople().Describe(admin, named("inviteUser"),
            "A link, good once and for three days, with which the user sets its password.");
        users.MapGet("/{login}/sessions", ListSessions).Describe(reads, named("listUserSessions"), "Where the user is logged in, newest first.");
        users.MapDelete("/{login}/sessions/{session}", EndSession).ForPeople().Idempotent().Describe(admin, named("endUserSession"), "End a log-in of the user.");
    }

    private static async Task<Ok<ItemList<UserDto>>> List(HttpContext context, ICatalog catalog, IAccounts accounts, CancellationToken cancellation)
    {
        var tenant = context.Caller().Tenant;
        var secured = await accounts.ListWithSecondFactorAsync(tenant, cancellation);
        return TypedResults.Ok(new ItemList<UserDto>([.. catalog.Current.Documents.OfType<UserDocument>().Where(user => user.TenantId == tenant)
            .OrderBy(user => user.Login, StringComparer.Ordinal).Select(user => Describe(user, secured.Contains(user.Login)))]));
    }

    private static async Task<Results<Ok<UserDto>, Refused>> Put(string login, UserInput input, HttpContext context, CatalogEditor editor,
        IPasswordHashing passwords, SecondFactors factors, AuditDesk audit, CancellationToken cancellation)
    {
        var caller = context.Caller();
        if (Check(caller, login, input) is { } wrong)
            return wrong;
        var newHash = input.Password is null ? null : passwords.Hash(input.Password);
        UserDocument? decided = null;
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToPut(decided = new UserDocument(caller.Tenant, login, input.Role,
            newHash ?? before.FindUser(caller.Tenant, login)?.PasswordHash ?? passwords.NobodysHash(), input.Agent)), cancellation);
        if (refused is not null)
            return refused;
        await audit.NoteAsync(context, AuditActions.AccountPut, login,
            input.Password is null ? input.Role.ToString() : $"{input.Role}, new password", cancellation);
        return TypedResults.Ok(Describe(decided!, (await factors.ShowAsync(decided!, cancellation)).HasSecondFactor));
    }

    private static async Task<Results<NoContent, Refused>> Delete(string login, HttpContext context, CatalogEditor editor, IAccounts accounts,
        AuditDesk audit, CancellationToken cancellation)
    {
        var caller = context.Caller();
        if (login == caller.Login)
            return new Refused(ProblemCode.OwnAccount);
        var refused = await editor.ChangeAsync(before => CatalogEdit.ToRemove(before.FindUser(caller.Tenant, login)), cancellation);
        if (refused is not null)
            return refused;
        await accounts.DropAsync(caller.Tenant, login, cancellation);
        await audit.NoteAsync(context, AuditActions.AccountRemoved, login, "", cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<InvitationDto>, Refused>> Invite(string login, InviteInput input, HttpContext context, ICatalog catalog,
        InvitationDesk desk, AuditDesk audit, CancellationToken cancellation)
    {
        if (catalog.Current.FindUser(context.Caller().Tenant, login) is not { } user)
            return new Refused(ProblemCode.NotFound);
        await audit.NoteAsync(context, AuditActions.AccountInvited, login, input.EndsSecondFactor ? "without second factor" : "", cancellation);
        return TypedResults.Ok(await desk.InviteAsync(user, input.EndsSecondFactor, cancellation));
    }

    private static async Task<Results<Ok<ItemList<SessionDto>>, Refused>> ListSessions(string login, HttpContext context, ICatalog catalog,
        StandingLogIns standing, CancellationToken cancellation)
    {
        if (catalog.Current.FindUser(context.Caller().Tenant, login) is not { } user)
            return new Refused(ProblemCode.NotFound);
        var sessions = await standing.ListAsync(user, cancellation);
        return TypedResults.Ok(new ItemList<SessionDto>([.. sessions.Select(session => SessionDto.Of(session, context.Caller().Family))]));
    }

    private static async Task<Results<NoContent, Refused>> EndSession(string login, string session, HttpContext context, ICatalog catalog,
        AccountDesk desk, CancellationToken cancellation) =>
        catalog.Current.FindUser(context.Caller().Tenant, login) is { } user && await desk.EndSessionAsync(context, user, session, cancellation)
            ? TypedResults.NoContent()
            : new Refused(ProblemCode.NotFound);

    private static Refused? Check(Caller caller, string login, UserInput input)
    {
        if ((input.Role is UserRole.OperatorAdmin or UserRole.OperatorBilling) != (caller.Tenant is null))
            return Refused.Parameter("$.role", caller.Tenant is null
                ? "The operator's people are operatorAdmin or operatorBilling."
                : "A tenant's user is agent, supervisor, tenantAdmin or auditor.");
        if (login == caller.Login && input.Role != caller.Role)
            return new Refused(ProblemCode.OwnAccount);
        return input.Password is { } password ? PasswordRule.Check("$.password", password) : null;
    }

    private static UserDto Describe(UserDocument user, bool secondFactor) => new(user.Login, user.Role, user.AgentId, secondFactor);
}
