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

namespace Platform.Gateway.TenantApi;

/// <param name="Role">agent, supervisor or tenantAdmin.</param>
/// <param name="Password">8 to 128 characters; null leaves it as it is, which a new user can't. A new one ends the user's log-ins.</param>
/// <param name="Agent">The agent that the user is: needed when the role is agent; a supervisor's is the one on whose device it listens.</param>
public sealed record UserInput(UserRole Role, string? Password = null, string? Agent = null);

public sealed record UserDto(string Login, UserRole Role, string? Agent);

internal static class UserEndpoints
{
    private const int MinPasswordLength = 8;
    private const int MaxPasswordLength = 128;

    public static void MapUsers(this RouteGroupBuilder tenant)
    {
        var users = tenant.MapGroup("/users").WithTags("users");
        users.MapGet("/", List).Describe(AccessRule.TenantAdmin, "listUsers", "Everybody who may log in. Passwords are never shown.");
        users.MapPut("/{login}", Put).Idempotent().Describe(AccessRule.TenantAdmin, "putUser", "Create or change a user.",
            ProblemCode.InvalidParameter, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        users.MapDelete("/{login}", Delete).Idempotent()
            .Describe(AccessRule.TenantAdmin, "deleteUser", "Remove a user and end its log-ins.",
            ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<UserDto>> List(string tenant, ICatalog catalog) =>
        TypedResults.Ok(new ItemList<UserDto>([.. catalog.Current.Of<UserDocument>(tenant).Select(Describe)]));

    private static async Task<Results<Ok<UserDto>, Refused>> Put(string tenant, string login, UserInput input, CatalogEditor editor,
        IPasswordHashing passwords, CancellationToken cancellation)
    {
        if (Check(input) is { } wrong)
            return wrong;
        var newHash = input.Password is null ? null : passwords.Hash(input.Password);
        UserDocument? decided = null;
        var refused = await editor.ChangeAsync(before => (newHash ?? before.FindUser(tenant, login)?.PasswordHash) is { } hash
            ? CatalogEdit.ToPut(decided = new UserDocument(tenant, login, input.Role, hash, input.Agent))
            : CatalogEdit.Refuse(Refused.Parameter("$.password", "A new user needs a password.")), cancellation);
        return refused is not null ? refused : TypedResults.Ok(Describe(decided!));
    }

    private static Task<Results<NoContent, Refused>> Delete(string tenant, string login, CatalogEditor editor,
        CancellationToken cancellation) =>
        editor.RemoveAsync(before => before.FindUser(tenant, login), cancellation);

    private static Refused? Check(UserInput input) =>
        input.Role == UserRole.OperatorAdmin ? Refused.Parameter("$.role", "A tenant's user is agent, supervisor or tenantAdmin.")
        : input.Password is { Length: < MinPasswordLength or > MaxPasswordLength }
            ? Refused.Parameter("$.password", $"A password has {MinPasswordLength} to {MaxPasswordLength} characters.")
        : null;

    private static UserDto Describe(UserDocument user) => new(user.Login, user.Role, user.AgentId);
}
