using System.Globalization;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>
/// The encoding of BitTorrent and of rtpengine's ng protocol: <c>4:text</c>, <c>i7e</c>, <c>l…e</c> for a list, <c>d…e</c> for a
/// dictionary. One octet is one character here (Latin-1).
/// </summary>
internal static class Bencode
{
    /// <summary>A dictionary of texts.</summary>
    public static string Write(IEnumerable<(string Key, string Value)> pairs) =>
        $"d{string.Concat(pairs.Select(pair => Write(pair.Key) + Write(pair.Value)))}e";

    /// <summary>A dictionary. Its values are <see cref="string"/>, <see cref="long"/>, lists and dictionaries of such.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static Dictionary<string, object> Read(string text)
    {
        var position = 0;
        return Next(text, ref position) as Dictionary<string, object> ?? throw new FormatException($"no dictionary: {text}");
    }

    private static string Write(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length}:{text}");

    private static object Next(string text, ref int position)
    {
        switch (position < text.Length ? text[position] : default)
        {
            case 'i': return long.Parse(Until('e', text, ref position)[1..], CultureInfo.InvariantCulture);
            case 'l': return Items(text, ref position);
            case 'd': return Items(text, ref position).Chunk(2).ToDictionary(pair => (string)pair[0], pair => pair[1]);
            default: return Text(text, ref position);
        }
    }

    private static List<object> Items(string text, ref int position)
    {
        var items = new List<object>();
        for (position++; position < text.Length && text[position] != 'e';) items.Add(Next(text, ref position));
        position++;
        return items;
    }

    private static string Text(string text, ref int position)
    {
        var length = int.Parse(Until(':', text, ref position), CultureInfo.InvariantCulture);
        if (length > text.Length - position) throw new FormatException($"cut off: {text}");
        position += length;
        return text[(position - length)..position];
    }

    /// <summary>What stands before the mark; goes on after it.</summary>
    private static string Until(char mark, string text, ref int position)
    {
        var end = text.IndexOf(mark, position);
        if (end < 0) throw new FormatException($"no '{mark}' after {position}: {text}");
        var found = text[position..end];
        position = end + 1;
        return found;
    }
}
