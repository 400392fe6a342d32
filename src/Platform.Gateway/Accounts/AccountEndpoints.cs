using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Accounts;

/// <summary>
/// Everybody's own log-in: password, second factor, and where one is logged in. The same for tenants' and operator's people. Answers that
/// are secrets are not kept for an Idempotency-Key.
/// </summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this RouteGroupBuilder tenant) => Map(tenant, AccessRule.AnyOfTenant, "account", name => name);

    public static void MapOperatorAccount(this RouteGroupBuilder @operator) =>
        Map(@operator, AccessRule.AnyOfOperator, "operator account", OperationName.OfOperator);

    private static void Map(RouteGroupBuilder door, AccessRule rule, string tag, Func<string, string> named)
    {
        var account = door.MapGroup("/account").WithTags(tag).ForPeople();
        account.MapGet("/", Show).WithMetadata(new EnrolmentMetadata()).Describe(rule, named("getAccount"), "The own log-in.");
        account.MapPut("/password", ChangePassword).Describe(rule, named("changePassword"),
            "Change the own password. All log-ins that the old one made end, this one too.",
            ProblemCode.InvalidParameter, ProblemCode.WrongPassword, ProblemCode.TooManyAttempts, ProblemCode.CatalogConflict);
        account.MapPost("/second-factor", Offer).WithMetadata(new EnrolmentMetadata()).Describe(rule, named("offerSecondFactor"),
            "A new key for the authenticator; it counts once it is confirmed.", ProofRefusals);
        account.MapPost("/second-factor/confirm", Confirm).WithMetadata(new EnrolmentMetadata()).Describe(rule, named("confirmSecondFactor"),
            "Confirm the new key with its first code. Answers the recovery codes, once.", ProblemCode.BadCode);
        account.MapPost("/second-factor/remove", Remove).Describe(rule, named("removeSecondFactor"), "Log in without a second factor from now on.",
            [.. ProofRefusals, ProblemCode.NoSecondFactor, ProblemCode.SecondFactorRequired]);
        account.MapPost("/recovery-codes", RenewCodes).Describe(rule, named("renewRecoveryCodes"), "New recovery codes in place of the old.",
            [.. ProofRefusals, ProblemCode.NoSecondFactor]);
        account.MapGet("/sessions", ListSessions).Describe(rule, named("listOwnSessions"), "Where one is logged in, newest first.");
        account.MapDelete("/sessions/{session}", EndSession).Idempotent().Describe(rule, named("endOwnSession"), "End one of the own log-ins.");
    }

    private static ProblemCode[] ProofRefusals => [ProblemCode.WrongPassword, ProblemCode.BadCode, ProblemCode.TooManyAttempts];

    private static async Task<Ok<AccountDto>> Show(HttpContext context, AccountDesk desk, CancellationToken cancellation) =>
        TypedResults.Ok(await desk.ShowAsync(desk.UserOf(context), cancellation));

    private static async Task<Results<NoContent, Refused>> ChangePassword(PasswordChangeInput input, HttpContext context, AccountDesk desk,
        CancellationToken cancellation) =>
        await desk.ChangePasswordAsync(context, input, cancellation) is { } refused ? refused : TypedResults.NoContent();

    private static async Task<Results<Ok<SecondFactorOffer>, Refused>> Offer(ProofInput proof, HttpContext context, AccountDesk desk,
        SecondFactors factors, CancellationToken cancellation)
    {
        var (offer, refused) = await desk.WithProofAsync(context, proof, user => factors.OfferAsync(user, cancellation), cancellation);
        return offer is null ? refused! : TypedResults.Ok(offer);
    }

    private static async Task<Results<Ok<RecoveryCodesDto>, Refused>> Confirm(ConfirmInput input, HttpContext context, AccountDesk desk,
        CancellationToken cancellation) =>
        await desk.ConfirmAsync(context, input.Code, cancellation) is { } codes
            ? TypedResults.Ok(new RecoveryCodesDto(codes))
            : new Refused(ProblemCode.BadCode);

    private static async Task<Results<Ok<AccountDto>, Refused>> Remove(ProofInput proof, HttpContext context, AccountDesk desk,
        SecondFactors factors, AuditDesk audit, CancellationToken cancellation)
    {
        var known = await desk.ShowAsync(desk.UserOf(context), cancellation);
        if (!known.SecondFactor || known.SecondFactorRequired)
            return new Refused(known.SecondFactor ? ProblemCode.SecondFactorRequired : ProblemCode.NoSecondFactor);
        var (after, refused) = await desk.WithProofAsync(context, proof, async user =>
        {
            await factors.RemoveAsync(user, cancellation);
            await audit.NoteAsync(context, AuditActions.AccountSecondFactor, user.Login, "removed", cancellation);
            return await desk.ShowAsync(user, cancellation);
        }, cancellation);
        return after is null ? refused! : TypedResults.Ok(after);
    }

    private static async Task<Results<Ok<RecoveryCodesDto>, Refused>> RenewCodes(ProofInput proof, HttpContext context, AccountDesk desk,
        SecondFactors factors, AuditDesk audit, CancellationToken cancellation)
    {
        if (!(await desk.ShowAsync(desk.UserOf(context), cancellation)).SecondFactor)
            return new Refused(ProblemCode.NoSecondFactor);
        var (codes, refused) = await desk.WithProofAsync(context, proof, async user =>
        {
            var renewed = await factors.RenewCodesAsync(user, cancellation);
            await audit.NoteAsync(context, AuditActions.AccountSecondFactor, user.Login, "recovery codes renewed", cancellation);
            return renewed;
        }, cancellation);
        return codes is null ? refused! : TypedResults.Ok(new RecoveryCodesDto(codes));
    }

    private static async Task<Ok<ItemList<SessionDto>>> ListSessions(HttpContext context, AccountDesk desk, StandingLogIns standing,
        CancellationToken cancellation)
    {
        var sessions = await standing.ListAsync(desk.UserOf(context), cancellation);
        return TypedResults.Ok(new ItemList<SessionDto>([.. sessions.Select(session => SessionDto.Of(session, context.Caller().Family))]));
    }

    private static async Task<Results<NoContent, Refused>> EndSession(string session, HttpContext context, AccountDesk desk,
        CancellationToken cancellation) =>
        await desk.EndSessionAsync(context, desk.UserOf(context), session, cancellation) ? TypedResults.NoContent() : new Refused(ProblemCode.NotFound);
}
