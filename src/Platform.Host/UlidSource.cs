using System.Security.Cryptography;
using Platform.Contracts;

namespace Platform.Host;

/// <summary>ULIDs (48 bits of milliseconds, 80 random bits, Crockford base 32): sortable by time, unguessable.</summary>
internal sealed class UlidSource(TimeProvider time) : IIdSource
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int TimeDigits = 10;
    private const int Length = 26;

    public string NextId()
    {
        Span<byte> chance = stackalloc byte[Length - TimeDigits];
        RandomNumberGenerator.Fill(chance);
        Span<char> id = stackalloc char[Length];
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = TimeDigits - 1; i >= 0; i--)
        {
            id[i] = Digits[(int)(now & 31)];
            now >>= 5;
        }

        for (var i = 0; i < chance.Length; i++)
            id[TimeDigits + i] = Digits[chance[i] & 31];
        return new string(id);
    }
}
