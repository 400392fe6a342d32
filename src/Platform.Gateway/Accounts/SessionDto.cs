using Platform.Contracts.Stores;

namespace Platform.Gateway.Accounts;

/// <param name="Id">To end it by.</param>
/// <param name="Address">Where it was begun from.</param>
/// <param name="Client">The browser's own words, or the program's.</param>
/// <param name="SeenAt">When it was last given an access token, to within that token's life.</param>
/// <param name="Current">The one that asks.</param>
public sealed record SessionDto(string Id, LogInMethod Method, string Address, string Client, DateTimeOffset StartedAt, DateTimeOffset SeenAt,
    DateTimeOffset ExpiresAt, bool Current)
{
    internal static SessionDto Of(LogInSession session, string currentFamily) => new(IdOf(session.Family), session.Method, session.Address,
        session.Client, session.StartedAt, session.SeenAt, session.ExpiresAt, session.Family == currentFamily);

    /// <summary>Without the fingerprint of the password's hash.</summary>
    internal static string IdOf(string family) => family.Split('.', 2)[0];
}
