using System.Buffers.Binary;

namespace Platform.Media.Audio.Import;

/// <summary>Finds the chunks of a RIFF file.</summary>
internal static class RiffChunks
{
    /// <summary>A chunk cut short by the end of the file counts as far as it goes: writers that crash leave such files.</summary>
    public static bool TryFind(ReadOnlySpan<byte> file, ReadOnlySpan<byte> id, out ReadOnlySpan<byte> chunk)
    {
        long at = 12;
        while (at + 8 <= file.Length)
        {
            var header = file[(int)at..];
            var length = Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(header[4..]), header.Length - 8);
            if (header[..4].SequenceEqual(id))
            {
                chunk = header.Slice(8, (int)length);
                return true;
            }

            at += 8 + length + (length & 1);
        }

        chunk = default;
        return false;
    }
}
