using System.Security.Cryptography;
using Platform.Contracts;

namespace Platform.Host;

/// <summary>ULIDs (48 bits of milliseconds, 80 random bits, Crockford base 32): sortable by time, unguessable.</summary>
internal sealed class UlidSource(TimeProvider time) : IIdSource
{
    private const int Length = 26;

    public string NextId()
    {
        Span<byte> chance = stackalloc byte[Length - UlidTime.Length];
        RandomNumberGenerator.Fill(chance);
        Span<char> digits = stackalloc char[chance.Length];
        for (var i = 0; i < chance.Length; i++)
            digits[i] = UlidTime.Digits[chance[i] & 31];
        return string.Concat(UlidTime.Of(time.GetUtcNow()), digits);
    }
}
