namespace Platform.Contracts;

/// <summary>
/// The time that a ULID begins with: milliseconds since 1970 in Crockford base 32, zero for what was before. Texts that begin so are
/// sorted by time.
/// </summary>
public static class UlidTime
{
    public const int Length = 10;

    public const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(DateTimeOffset at) => string.Create(Length, Math.Max(0, at.ToUnixTimeMilliseconds()), static (text, left) =>
    {
        for (var i = Length - 1; i >= 0; i--)
        {
            text[i] = Digits[(int)(left & 31)];
            left >>= 5;
        }
    });
}
