using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Platform.Sip.Authentication;

/// <summary>
/// Nonces that need no memory: time and chance, signed with a secret, so that any process with the secret can check them.
/// Only nonces that were answered rightly are remembered, with the highest count seen, until they expire; a guesser can't
/// fill the table.
/// </summary>
internal sealed class DigestNonces(ReadOnlyMemory<byte> secret, TimeSpan life, TimeProvider time)
{
    private const int SaltBytes = 8;
    private const int BodyBytes = 8 + SaltBytes;
    private const int SignatureBytes = 16;

    private readonly ConcurrentDictionary<string, Use> _uses = new();
    private long _nextSweep;

    public string New()
    {
        Span<byte> nonce = stackalloc byte[BodyBytes + SignatureBytes];
        BinaryPrimitives.WriteInt64BigEndian(nonce, time.GetUtcNow().ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(nonce.Slice(8, SaltBytes));
        Sign(nonce[..BodyBytes], nonce[BodyBytes..]);
        return Base64Url.EncodeToString(nonce);
    }

    /// <summary>Ours, and not older than its life.</summary>
    public bool IsFresh(string nonce)
    {
        Span<byte> bytes = stackalloc byte[BodyBytes + SignatureBytes];
        if (nonce.Length != Base64Url.GetEncodedLength(bytes.Length)) return false;
        if (!Base64Url.TryDecodeFromChars(nonce, bytes, out var written) || written != bytes.Length) return false;
        Span<byte> expected = stackalloc byte[SignatureBytes];
        Sign(bytes[..BodyBytes], expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[BodyBytes..])) return false;
        var age = time.GetUtcNow().ToUnixTimeMilliseconds() - BinaryPrimitives.ReadInt64BigEndian(bytes);
        return age >= 0 && age <= life.TotalMilliseconds;
    }

    /// <summary>True once for each count of a nonce, and only upwards.</summary>
    public bool TryUse(string nonce, uint count)
    {
        Sweep();
        var use = _uses.GetOrAdd(nonce, static (_, expires) => new Use(expires), time.GetUtcNow() + life);
        lock (use)
        {
            if (count <= use.HighestCount) return false;
            use.HighestCount = count;
            return true;
        }
    }

    private void Sign(ReadOnlySpan<byte> body, Span<byte> signature)
    {
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Span, body, whole);
        whole[..SignatureBytes].CopyTo(signature);
    }

    private void Sweep()
    {
        var now = time.GetUtcNow();
        var next = Volatile.Read(ref _nextSweep);
        if (now.UtcTicks < next || Interlocked.CompareExchange(ref _nextSweep, (now + life / 2).UtcTicks, next) != next) return;
        foreach (var (nonce, use) in _uses)
            if (use.Expires < now) _uses.TryRemove(nonce, out _);
    }

    private sealed class Use(DateTimeOffset expires)
    {
        public DateTimeOffset Expires { get; } = expires;

        public uint HighestCount { get; set; }
    }
}
