namespace Platform.Domain.Numbers;

/// <summary>Digits that a carrier wants otherwise than we have them.</summary>
/// <param name="Prefix">What the number begins with for the rule to fit.</param>
/// <param name="Strip">Signs taken from the front.</param>
/// <param name="Prepend">Put in front after that.</param>
public sealed record NumberRewriting(string Prefix, int Strip, string Prepend);
