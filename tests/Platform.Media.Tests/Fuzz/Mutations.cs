namespace Platform.Media.Tests.Fuzz;

/// <summary>What becomes of every second datagram: bits turned, cut, grown, pieces swapped or repeated, or nothing but noise.</summary>
internal static class Mutations
{
    /// <summary>The longest datagram; the engine's buffer holds no longer one.</summary>
    public const int Longest = 2048;

    /// <param name="random">Decides.</param>
    /// <param name="datagram">Room for the longest.</param>
    /// <param name="length">Of what stands in it.</param>
    /// <returns>The new length.</returns>
    public static int Apply(Random random, Span<byte> datagram, int length) => random.Next(12) switch
    {
        0 or 1 => Turn(random, datagram, length, Math.Min(length, 40)),
        2 => Turn(random, datagram, length, length),
        3 => random.Next(length + 1),
        4 => Grow(random, datagram, length),
        5 => random.Next(3) > 0 ? Swap(random, datagram, length) : Noise(random, datagram),
        6 when random.Next(2) == 0 => Repeat(random, datagram, length),
        _ => length,
    };

    private static int Turn(Random random, Span<byte> datagram, int length, int within)
    {
        for (var i = random.Next(1, 8); i > 0; i--) datagram[random.Next(within)] ^= (byte)(1 << random.Next(8));
        return length;
    }

    private static int Grow(Random random, Span<byte> datagram, int length)
    {
        var grown = random.Next(length, Longest + 1);
        random.NextBytes(datagram[length..grown]);
        return grown;
    }

    /// <summary>Two pieces of four bytes change places.</summary>
    private static int Swap(Random random, Span<byte> datagram, int length)
    {
        const int Piece = 4;
        if (length < 2 * Piece) return length;
        Span<byte> held = stackalloc byte[Piece];
        var first = datagram.Slice(random.Next(length - Piece), Piece);
        var second = datagram.Slice(random.Next(length - Piece), Piece);
        first.CopyTo(held);
        second.CopyTo(first);
        held.CopyTo(second);
        return length;
    }

    /// <summary>A piece from somewhere on stands once more at the end, as when two datagrams run into one.</summary>
    private static int Repeat(Random random, Span<byte> datagram, int length)
    {
        var piece = datagram[random.Next(length + 1)..length];
        if (length + piece.Length > Longest) return length;
        piece.CopyTo(datagram[length..]);
        return length + piece.Length;
    }

    private static int Noise(Random random, Span<byte> datagram)
    {
        var length = random.Next(Longest + 1);
        random.NextBytes(datagram[..length]);
        return length;
    }
}
