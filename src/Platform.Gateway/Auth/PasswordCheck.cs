using Platform.Contracts.Stores;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

/// <summary>Whether somebody knows a password, slowed down when guesses fail. An unknown user takes as long, and waits as long.</summary>
internal sealed class PasswordCheck(ICatalog catalog, IPasswordHashing passwords, LogInThrottle throttle)
{
    /// <summary>Checked when there is no such user.</summary>
    private readonly string nobodysHash = passwords.NobodysHash();

    /// <summary>How long the next try must wait; zero when it may be made now.</summary>
    public TimeSpan WaitOf(string? tenant, string login) => throttle.WaitOf(tenant, login);

    /// <returns>Null when there is no such user, or the password is not theirs.</returns>
    public UserDocument? Find(string? tenant, string login, string password)
    {
        var user = catalog.Current.FindUser(tenant, login);
        return passwords.Verify(user?.PasswordHash ?? nobodysHash, password) ? user : null;
    }

    /// <returns>Whether from now on the next try must wait.</returns>
    public bool Failed(string? tenant, string login) => throttle.Failed(tenant, login);

    public void Succeeded(string? tenant, string login) => throttle.Succeeded(tenant, login);
}
