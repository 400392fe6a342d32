using Platform.Domain.Catalog;

namespace Platform.Gateway.Accounts;

/// <param name="SecondFactor">Whether one is set up.</param>
/// <param name="SecondFactorRequired">Whether it may not be removed.</param>
/// <param name="RecoveryCodesLeft">Of ten.</param>
public sealed record AccountDto(string Login, UserRole Role, string? Agent, bool SecondFactor, bool SecondFactorRequired, int RecoveryCodesLeft);

/// <param name="Current">The password that counts now.</param>
/// <param name="Next">8 to 128 characters.</param>
public sealed record PasswordChangeInput(string Current, string Next);

/// <summary>What proves that it is the user who asks, not somebody at a desk left open.</summary>
/// <param name="Password">Not asked for in a log-in that must set up its second factor first.</param>
/// <param name="Code">Needed when there is a second factor.</param>
public sealed record ProofInput(string? Password = null, string? Code = null);

public sealed record ConfirmInput(string Code);

/// <summary>Shown once.</summary>
public sealed record RecoveryCodesDto(IReadOnlyList<string> Codes);
