namespace Platform.Sip.Tests.Fakes;

/// <summary>Damages the messages of RFC 4475 a little, differently each time, and the same for a seed.</summary>
internal sealed class Mutator(Random random)
{
    private readonly byte[][] _seeds = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "vectors", "rfc4475"))
        .Order(StringComparer.Ordinal).Select(File.ReadAllBytes).Where(bytes => bytes.Length < 2000)];

    public byte[] Next()
    {
        var bytes = _seeds[random.Next(_seeds.Length)].ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--) Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = random.Next(bytes.Count);
        switch (random.Next(5))
        {
            case 0: bytes[at] = (byte)random.Next(256); break;
            case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 8), bytes.Count - at - 1)); break;
            case 2: bytes.Insert(at, "\r\n\t ;,\"<>:@%=\\\0"u8[random.Next(15)]); break;
            case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 30), bytes.Count - at))); break;
            default: bytes[at] ^= (byte)(1 << random.Next(8)); break;
        }
    }
}
