using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

public sealed record LogInRequest(string Login, string Password);

public sealed record RefreshRequest(string RefreshToken);

/// <param name="AccessToken">JWT, to be sent as <c>Authorization: Bearer</c>.</param>
/// <param name="ExpiresInS">Life of the access token in seconds.</param>
/// <param name="RefreshToken">Good for one refresh; using it twice ends the log-in.</param>
/// <param name="Tenant">Null for the operator's people.</param>
/// <param name="Agent">The agent that the user is; null for those who are none.</param>
public sealed record TokenAnswer(string AccessToken, int ExpiresInS, string RefreshToken, DateTimeOffset RefreshExpiresAt, string? Tenant,
    string Login, UserRole Role, string? Agent);
