using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>One-time links, one a user.</summary>
internal sealed class Invitations(CommitQueue queue) : IInvitations
{
    private static readonly Statement Put = Statement.Change(
        """
        INSERT INTO invitations (tenant, login, token_hash, ends_second_factor, expires_ticks) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant, login) DO UPDATE SET token_hash = excluded.token_hash, ends_second_factor = excluded.ends_second_factor,
            expires_ticks = excluded.expires_ticks
        """, Text, Text, Text, Flag, Number);

    private static readonly Statement Take = Statement.Rows(
        """
        DELETE FROM invitations WHERE token_hash = $1 AND expires_ticks > $2
        RETURNING tenant, login, expires_ticks, CASE WHEN ends_second_factor THEN 'yes' ELSE 'no' END
        """, Text, Number);

    private static readonly Statement DropExpired = Statement.Change("DELETE FROM invitations WHERE expires_ticks < $1", Number);

    public Task PutAsync(Invitation invitation, CancellationToken cancellation) =>
        queue.WriteAsync("put invitation",
            [Put.With(invitation.TenantId ?? "", invitation.Login, invitation.TokenHash, invitation.EndsSecondFactor, invitation.ExpiresAt.UtcTicks)],
            cancellation);

    public Task<Invitation?> TakeAsync(string tokenHash, DateTimeOffset now, CancellationToken cancellation) =>
        queue.WriteAsync("take invitation", [Take.With(tokenHash, now.UtcTicks)],
            results => results[0].FirstRow is [string tenant, string login, long expires, string ends]
                ? new Invitation(tokenHash, tenant.Length > 0 ? tenant : null, login, new(expires, TimeSpan.Zero), ends == "yes")
                : null,
            cancellation);

    public Task DropExpiredAsync(DateTimeOffset before, CancellationToken cancellation) =>
        queue.WriteAsync("drop expired invitations", [DropExpired.With(before.UtcTicks)], cancellation);
}
