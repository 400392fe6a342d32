using System.Text.Json;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Tests;

/// <summary>What the media engine counted becomes the figures of a leg in the call's record.</summary>
public class FiguresTests
{
    private static readonly MediaLegStatistics Counted = new()
    {
        PacketsIn = 980, BytesIn = 0, PacketsOut = 1000, BytesOut = 0, Lost = 20, LossBursts = 20, JitterMs = 3, OutOfOrder = 0,
        Duplicates = 0, StrangersDropped = 7, Malformed = 0, OtherDropped = 0, SendErrors = 0, FirstPacketAt = null, LastPacketAt = null,
        RemoteLost = 10, RemoteJitterMs = 1, RoundTrip = TimeSpan.FromMilliseconds(40), OneWayAudio = TimeSpan.FromSeconds(6),
        Silence = TimeSpan.FromSeconds(2), SendingTo = null,
    };

    [Fact]
    public void Quality_both_ways_and_missing_audio_are_kept()
    {
        var figures = LegSdp.Figures(Counted);
        Assert.Equal((980, 1000, 20, 3.0, 7), (figures.PacketsIn, figures.PacketsOut, figures.Lost, figures.JitterMs, figures.Strangers));
        Assert.Equal((10, 40.0, 6000, 2000), (figures.LostByPeer, figures.RoundTripMs, figures.OneWayMs, figures.SilenceMs));
        Assert.InRange(figures.MosIn!.Value, 4.1, 4.3);
        Assert.InRange(figures.MosOut!.Value, figures.MosIn.Value, 4.4);
    }

    [Fact]
    public void A_peer_that_reports_nothing_is_not_scored_for_what_it_heard()
    {
        var figures = LegSdp.Figures(Counted with { RemoteLost = null, RemoteJitterMs = null, RoundTrip = null });
        Assert.Equal((null, null, null), (figures.MosOut, figures.LostByPeer, figures.RoundTripMs));
    }

    [Fact]
    public void Figures_of_an_older_record_are_read_without_the_newer_ones()
    {
        var figures = JsonSerializer.Deserialize<LegStatistics>("""{"PacketsIn":1,"PacketsOut":2,"Lost":3,"JitterMs":4.5,"Strangers":5}""");
        Assert.Equal(new LegStatistics(1, 2, 3, 4.5, 5), figures);
    }
}
