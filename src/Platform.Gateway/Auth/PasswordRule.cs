using Platform.Gateway.Problems;

namespace Platform.Gateway.Auth;

/// <summary>What a password must be (NIST SP 800-63B: long enough, and no rules of composition).</summary>
internal static class PasswordRule
{
    private const int MinLength = 8;
    private const int MaxLength = 128;

    /// <returns>Null when it will do.</returns>
    public static Refused? Check(string path, string password) =>
        password.Length is < MinLength or > MaxLength ? Refused.Parameter(path, $"A password has {MinLength} to {MaxLength} characters.") : null;
}
