using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

/// <param name="Code">Of the authenticator, or a recovery code; asked for when the user has a second factor.</param>
/// <param name="Cookie">Keep the log-in in an HttpOnly cookie instead of handing out a refresh token: for browsers.</param>
public sealed record LogInRequest(string Login, string Password, string? Code = null, bool Cookie = false);

/// <param name="RefreshToken">Null for a log-in that lives in the browser's cookie.</param>
public sealed record RefreshRequest(string? RefreshToken = null);

/// <param name="AccessToken">JWT, to be sent as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresInS">Life of the access token in seconds.</param>
/// <param name="RefreshToken">Good for one refresh; using it twice ends the log-in. Null when the log-in lives in a cookie.</param>
/// <param name="Tenant">Null for the operator's people.</param>
/// <param name="Agent">The agent that the user is; null for those who are none.</param>
/// <param name="MustEnrol">The token is good for setting up a second factor, and for nothing else; refresh it after that.</param>
public sealed record TokenAnswer(string AccessToken, int ExpiresInS, string? RefreshToken, DateTimeOffset RefreshExpiresAt, string? Tenant,
    string Login, UserRole Role, string? Agent, bool MustEnrol = false);
