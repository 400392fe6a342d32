using Platform.Contracts.Stores;

namespace Platform.Gateway.Auth;

/// <param name="Path">Below the platform's address; the token is after the #, which browsers send to nobody.</param>
public sealed record InvitationDto(string Path, DateTimeOffset ExpiresAt);

/// <summary>A one-time link with which somebody sets a password.</summary>
public static class InvitationLink
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(3);

    /// <param name="tenant">Null for the operator's people.</param>
    public static async Task<InvitationDto> MakeAsync(IInvitations invitations, string? tenant, string login, bool endsSecondFactor, DateTimeOffset now,
        CancellationToken cancellation)
    {
        var token = OneTimeSecret.Make();
        await invitations.PutAsync(new Invitation(OneTimeSecret.HashOf(token), tenant, login, now + Life, endsSecondFactor), cancellation);
        return new InvitationDto($"{(tenant is null ? "/operator/" : $"/t/{tenant}/")}#invite={token}", now + Life);
    }
}
