using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Platform.Domain.Catalog;

namespace Platform.Gateway.Auth;

/// <summary>Hashes of the passwords of people who log in at the gateway.</summary>
public interface IPasswordHashing
{
    /// <summary>A new salted hash, to be stored as <see cref="UserDocument.PasswordHash"/>.</summary>
    string Hash(string password);

    /// <summary>False, too, when the hash is none.</summary>
    bool Verify(string passwordHash, string password);

    /// <summary>Of a password that nobody knows, for whom no password is set yet.</summary>
    string NobodysHash() => Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)));
}

/// <summary>ASP.NET Core Identity's format 3: PBKDF2 with HMAC-SHA-512, the salt and count inside.</summary>
public sealed class PasswordHashing(int iterations = PasswordHashing.DefaultIterations) : IPasswordHashing
{
    public const int DefaultIterations = 210_000;

    private static readonly UserDocument NoUser = new(null, "", UserRole.Agent, "");

    private readonly PasswordHasher<UserDocument> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = iterations }));

    public string Hash(string password) => hasher.HashPassword(NoUser, password);

    public bool Verify(string passwordHash, string password)
    {
        try
        {
            return hasher.VerifyHashedPassword(NoUser, passwordHash, password) != PasswordVerificationResult.Failed;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
