using Platform.Media.Recording;

namespace Platform.Media.Tests.Recording;

public class SilenceWatchTests
{
    private static readonly int[] Speech = [20, -4_000, 30];

    [Theory]
    // A silence counts from the last loud sample, across pieces; noise of a line is silence.
    [InlineData("q7 q3", 1)]
    [InlineData("q6 q3", -1)]
    [InlineData("n7 n3", 1)]
    [InlineData("q7 s q8", -1)]
    [InlineData("q7 s q9", 2)]
    [InlineData("s s q4 q5", 3)]
    public void It_is_found_once_it_is_long_enough(string pieces, int piece)
    {
        var watch = new SilenceWatch(10);
        var found = pieces.Split(' ').Select((text, i) => (Piece: i, IsFound: watch.Completes(Samples(text)))).Where(each => each.IsFound).ToList();
        Assert.Equal(piece < 0 ? "" : $"{piece}", string.Join(' ', found.Select(each => each.Piece)));
        Assert.Equal(piece < 0, watch.Completes(new int[100]));
    }

    /// <summary>After speech one quiet sample is left over.</summary>
    private static int[] Samples(string piece) => piece[0] switch
    {
        's' => Speech,
        'n' => [.. Enumerable.Repeat(300, piece[1] - '0')],
        _ => new int[piece[1] - '0'],
    };
}
