using Microsoft.AspNetCore.Http;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.TenantApi;

namespace Platform.Gateway.Auth;

/// <summary>
/// Log-in with a password, and a second factor where there is one. Until the password is right, the answer tells nothing of the user: not
/// whether there is one, not whether it has a second factor.
/// </summary>
internal sealed class LogIns(PasswordCheck passwords, SecondFactors factors, StandingLogIns standing, AuditDesk audit, GatewayTelemetry telemetry)
{
    public async Task<(StartedLogIn? Started, Refused? Refused)> LogInAsync(string? tenant, LogInRequest asked, HttpRequest request,
        CancellationToken cancellation)
    {
        using var activity = GatewayTelemetry.Activities.StartActivity("login");
        if (passwords.WaitOf(tenant, asked.Login) is var wait && wait > TimeSpan.Zero)
            return Refuse("throttled", new Refused(ProblemCode.TooManyAttempts) { RetryAfter = wait });
        if (passwords.Find(tenant, asked.Login, asked.Password) is not { } user)
            return await FailAsync(tenant, asked.Login, ProblemCode.BadCredentials, request, cancellation);
        var (method, refused) = await ProveAsync(user, asked.Code, request, cancellation);
        if (refused is not null)
            return refused.Value;
        passwords.Succeeded(tenant, asked.Login);
        telemetry.LoggedIn("accepted");
        var started = await standing.StartAsync(user, method, asked.Cookie, request, cancellation);
        await audit.NoteAsync(tenant, user.Login, AuditActions.SessionBegan, user.Login, $"{TextOf(method)}, {RequestOrigin.AddressOf(request)}",
            cancellation);
        return (started, null);
    }

    private async Task<(LogInMethod Method, (StartedLogIn?, Refused?)? Refused)> ProveAsync(UserDocument user, string? code, HttpRequest request,
        CancellationToken cancellation)
    {
        if (!(await factors.ShowAsync(user, cancellation)).HasSecondFactor)
            return (LogInMethod.Password, null);
        if (string.IsNullOrEmpty(code))
            return (default, Refuse("second_factor_needed", new Refused(ProblemCode.SecondFactorNeeded)));
        return await factors.UseAsync(user, code, cancellation)
            ? (LogInMethod.PasswordAndSecondFactor, null)
            : (default, await FailAsync(user.TenantId, user.Login, ProblemCode.BadCode, request, cancellation));
    }

    private async Task<(StartedLogIn?, Refused?)> FailAsync(string? tenant, string login, ProblemCode code, HttpRequest request,
        CancellationToken cancellation)
    {
        if (passwords.Failed(tenant, login))
            await audit.NoteAsync(tenant, AuditEntry.System, AuditActions.SessionLocked, login, RequestOrigin.AddressOf(request), cancellation);
        return Refuse(ProblemText.CodeOf(code), new Refused(code));
    }

    private (StartedLogIn?, Refused?) Refuse(string result, Refused refused)
    {
        telemetry.LoggedIn(result);
        return (null, refused);
    }

    private static string TextOf(LogInMethod method) => method == LogInMethod.Password ? "password" : "password and second factor";
}
