using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Platform.Sip.Transports;

namespace Platform.Sip.Authentication;

/// <summary>
/// Nonces that need no memory: time and chance, signed with a secret, so that any process with the secret can check them.
/// The signature covers the asker's address too: who brings a nonce back from there has received it there.
/// Only nonces that were answered rightly are remembered, with the highest count seen, until they expire; a guesser can't
/// fill the table. Somebody with a password could, so it is bounded: when it is full, the older half of all nonces expires early.
/// <code>
///   0          4          8                 16
///   | seconds  |  chance  |    signature    |
/// </code>
/// </summary>
internal sealed class DigestNonces(ReadOnlyMemory<byte> secret, TimeSpan life, TimeProvider time, int maxUses)
{
    private const int BodyBytes = 8;
    private const int NonceBytes = 16;
    private static readonly int TextLength = Base64Url.GetEncodedLength(NonceBytes);

    private readonly ConcurrentDictionary<string, Use> _uses = new();
    private readonly Lock _sweeping = new();
    private long _nextSweep;
    private long _oldestSecond;

    public string New(SourceAddress asker)
    {
        Span<byte> nonce = stackalloc byte[NonceBytes];
        BinaryPrimitives.WriteUInt32BigEndian(nonce, (uint)Now());
        RandomNumberGenerator.Fill(nonce[4..BodyBytes]);
        Sign(nonce[..BodyBytes], asker, nonce[BodyBytes..]);
        return Base64Url.EncodeToString(nonce);
    }

    /// <summary>Ours, given to this asker, and not older than its life.</summary>
    public bool IsFresh(string nonce, SourceAddress asker)
    {
        Span<byte> bytes = stackalloc byte[NonceBytes];
        if (nonce.Length != TextLength || !Base64Url.TryDecodeFromChars(nonce, bytes, out var written) || written != bytes.Length)
            return false;
        Span<byte> expected = stackalloc byte[NonceBytes - BodyBytes];
        Sign(bytes[..BodyBytes], asker, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, bytes[BodyBytes..])) return false;
        var issued = (long)BinaryPrimitives.ReadUInt32BigEndian(bytes);
        var age = Now() - issued;
        return age >= 0 && age <= life.TotalSeconds && issued >= Volatile.Read(ref _oldestSecond);
    }

    /// <summary>True once for each count of a nonce, and only upwards.</summary>
    public bool TryUse(string nonce, uint count)
    {
        Sweep();
        var use = _uses.GetOrAdd(nonce, static text => new Use(IssuedAt(text)));
        lock (use)
        {
            if (count <= use.HighestCount) return false;
            use.HighestCount = count;
            return true;
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeSeconds();

    private static long IssuedAt(string nonce)
    {
        Span<byte> bytes = stackalloc byte[NonceBytes];
        Base64Url.TryDecodeFromChars(nonce, bytes, out _);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    private void Sign(ReadOnlySpan<byte> body, SourceAddress asker, Span<byte> signature)
    {
        Span<byte> signed = stackalloc byte[BodyBytes + 16];
        body.CopyTo(signed);
        BinaryPrimitives.WriteUInt128BigEndian(signed[BodyBytes..], asker.Value);
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret.Span, signed, whole);
        whole[..signature.Length].CopyTo(signature);
    }

    private void Sweep()
    {
        if (Now() < Volatile.Read(ref _nextSweep) && _uses.Count < maxUses) return;
        lock (_sweeping)
        {
            var keep = (long)life.TotalSeconds;
            ForgetBefore(Now() - keep);
            while (_uses.Count >= maxUses && keep > 0) ForgetBefore(Now() - (keep /= 2) + 1);
            Volatile.Write(ref _nextSweep, Now() + (long)(life / 2).TotalSeconds);
        }
    }

    /// <summary>What is not remembered must not be believed: nonces from before that second are stale from now on.</summary>
    private void ForgetBefore(long second)
    {
        if (second > _oldestSecond) Volatile.Write(ref _oldestSecond, second);
        foreach (var (nonce, use) in _uses)
            if (use.IssuedAt < second) _uses.TryRemove(nonce, out _);
    }

    private sealed class Use(long issuedAt)
    {
        public long IssuedAt { get; } = issuedAt;

        public uint HighestCount { get; set; }
    }
}
