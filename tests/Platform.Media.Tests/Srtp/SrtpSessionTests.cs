using System.Buffers.Binary;
using System.Runtime.ExceptionServices;
using FsCheck;
using FsCheck.Fluent;
using Platform.Media.Rtp;
using Platform.Media.Srtp;

namespace Platform.Media.Tests.Srtp;

public class SrtpSessionTests
{
    public static TheoryData<SrtpSuite> Suites => [.. Enum.GetValues<SrtpSuite>()];

    internal static byte[] Key(SrtpSuite suite, int seed)
    {
        var key = new byte[SrtpSuites.KeyLength(suite) + SrtpSuites.SaltLength(suite)];
        new Random(seed).NextBytes(key);
        return key;
    }

    internal static (SrtpSession Ours, SrtpSession Theirs) Pair(SrtpSuite suite, SrtpPosition start = default) =>
        (new(new SrtpKeys(suite, Key(suite, 1), Key(suite, 2)), start), new(new SrtpKeys(suite, Key(suite, 2), Key(suite, 1)), start));

    private static byte[] Packet(int sequence, uint ssrc = 0xCAFE, int length = 160)
    {
        var packet = new byte[RtpHeader.Length + length];
        RtpHeader.Write(packet, false, 8, (ushort)sequence, (uint)sequence * 160, ssrc);
        packet.AsSpan(RtpHeader.Length).Fill((byte)sequence);
        return packet;
    }

    private static byte[] Protect(SrtpSession session, byte[] packet)
    {
        var target = new byte[packet.Length + SrtpCipher.LargestOverhead];
        return target[..session.Sender.Protect(packet, target)];
    }

    private static SrtpVerdict Unprotect(SrtpSession session, byte[] packet) => session.Receiver.Unprotect([.. packet], out _);

    [Theory]
    [MemberData(nameof(Suites))]
    public void What_one_side_protects_the_other_reads(SrtpSuite suite)
    {
        var (ours, theirs) = Pair(suite);
        foreach (var length in new[] { 0, 1, 15, 16, 17, 160, 1200 })
        {
            var packet = Packet(length, length: length);
            var onTheWire = Protect(ours, packet);
            if (length > 8) Assert.NotEqual(packet.AsSpan(12).ToArray(), onTheWire[12..packet.Length]);
            Assert.Equal(SrtpVerdict.Accepted, theirs.Receiver.Unprotect(onTheWire, out var clear));
            Assert.Equal(packet, onTheWire[..clear]);
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void RTCP_is_protected_with_an_index_of_its_own(SrtpSuite suite)
    {
        var (ours, theirs) = Pair(suite);
        byte[] report = [0x80, 201, 0, 1, 0, 0, 0xCA, 0xFE, 0x81, 202, 0, 2, 0, 0, 0xCA, 0xFE, 1, 2, 3, 0];
        for (var i = 0; i < 3; i++)
        {
            var target = new byte[100];
            var onTheWire = target[..ours.Sender.ProtectRtcp(report, target)];
            Assert.Equal(SrtpVerdict.Accepted, theirs.Receiver.UnprotectRtcp([.. onTheWire], out var clear));
            Assert.Equal(report.Length, clear);
            Assert.Equal(SrtpVerdict.Replayed, theirs.Receiver.UnprotectRtcp([.. onTheWire], out _));
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void Any_changed_bit_is_noticed_and_does_no_harm(SrtpSuite suite)
    {
        var (ours, theirs) = Pair(suite);
        var onTheWire = Protect(ours, Packet(7, length: 20));
        for (var bit = 0; bit < 8 * onTheWire.Length; bit++)
        {
            var damaged = onTheWire.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.NotEqual(SrtpVerdict.Accepted, Unprotect(theirs, damaged));
        }

        Assert.Equal(SrtpVerdict.Accepted, Unprotect(theirs, onTheWire));
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void A_flood_of_forgeries_costs_an_exception_at_most_and_no_good_packet(SrtpSuite suite)
    {
        var (ours, theirs) = Pair(suite);
        var thrown = 0;
        var thread = Environment.CurrentManagedThreadId;
        void Count(object? sender, FirstChanceExceptionEventArgs happened) => thrown += Environment.CurrentManagedThreadId == thread ? 1 : 0;
        AppDomain.CurrentDomain.FirstChanceException += Count;
        for (var i = 1; i <= 100; i++)
        {
            var onTheWire = Protect(ours, Packet(i));
            for (var bit = 0; bit < 10; bit++)
            {
                var forged = onTheWire.ToArray();
                forged[^(1 + bit)] ^= (byte)(1 << (bit % 8));
                Assert.Equal(SrtpVerdict.BadTag, Unprotect(theirs, forged));
            }

            Assert.Equal(SrtpVerdict.Accepted, theirs.Receiver.Unprotect(onTheWire, out var clear));
            Assert.Equal(Packet(i), onTheWire[..clear]);
        }

        AppDomain.CurrentDomain.FirstChanceException -= Count;
        Assert.InRange(thrown, 0, 1);
    }

    [Fact]
    public void Forged_reports_that_are_not_encrypted_are_refused_with_and_without_suspicion()
    {
        var vectors = new Vectors("rfc7714/srtcp.txt");
        using var cipher = new GcmCipher(vectors["key 128"], vectors["salt"], vectors["key 128"], vectors["salt"]);
        for (var i = 0; i < 3; i++)
        {
            byte[] received = vectors["17.3 tagged only 128"];
            received[9] ^= 1;
            Assert.Equal(-1, cipher.UnprotectRtcp(received));
        }

        Assert.Equal(vectors["rtcp"].Length, cipher.UnprotectRtcp(vectors["17.3 tagged only 128"]));
    }

    [Fact]
    public void Forged_sources_are_not_kept_and_cost_no_memory()
    {
        var (ours, theirs) = Pair(SrtpSuite.AesCm128HmacSha1Tag80);
        Assert.Equal(SrtpVerdict.Accepted, Unprotect(theirs, Protect(ours, Packet(1))));
        var forged = Protect(ours, Packet(2));
        BinaryPrimitives.WriteUInt32BigEndian(forged.AsSpan(8), 1);
        Assert.Equal(SrtpVerdict.BadTag, theirs.Receiver.Unprotect(forged, out _));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var ssrc = 2u; ssrc <= 2000; ssrc++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(forged.AsSpan(8), ssrc);
            if (theirs.Receiver.Unprotect(forged, out _) != SrtpVerdict.BadTag) Assert.Fail($"SSRC {ssrc} is believed");
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(SrtpVerdict.Accepted, Unprotect(theirs, Protect(ours, Packet(3, ssrc: 9))));
    }

    // Rows: sequence numbers as they come; which verdicts.
    public static TheoryData<int[], string> Orders => new()
    {
        { [1, 2, 3], "AAA" },
        { [1, 1, 2, 1], "ARAR" },
        { [100, 37, 36], "AAR" },
        { [100, 101, 100, 99, 99], "AARAR" },
        { [65534, 65535, 0, 1, 65535], "AAAAR" },
        { [65535, 1, 0, 65534], "AAAA" },
        { [0, 65535], "AR" },
        { [65000, 30000, 29999], "AAA" },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void Order_repeats_and_roll_over(int[] sequences, string verdicts)
    {
        // The sender here has no window of its own: each packet is protected at the index that its place in the row means.
        using var cipher = SrtpCipher.Create(SrtpSuite.AesCm128HmacSha1Tag80, Key(SrtpSuite.AesCm128HmacSha1Tag80, 1));
        var (_, theirs) = Pair(SrtpSuite.AesCm128HmacSha1Tag80);
        var hasWrapped = false;
        var seen = string.Empty;
        foreach (var sequence in sequences)
        {
            hasWrapped |= sequence < 0x8000 && sequences[0] > 0x8000;
            var rollOver = hasWrapped && sequence < 0x8000 ? 1UL : 0;
            var target = new byte[200];
            var length = cipher.ProtectRtp(Packet(sequence), RtpHeader.Length, (rollOver << 16) | (uint)sequence, target);
            seen += Unprotect(theirs, target[..length]) switch { SrtpVerdict.Accepted => 'A', SrtpVerdict.Replayed => 'R', _ => '?' };
        }

        Assert.Equal(verdicts, seen);
    }

    [Fact]
    public void Each_index_is_sent_once_only()
    {
        var (ours, _) = Pair(SrtpSuite.AeadAes128Gcm);
        Assert.NotEmpty(Protect(ours, Packet(5)));
        Assert.Empty(Protect(ours, Packet(5)));
        Assert.NotEmpty(Protect(ours, Packet(4)));
        Assert.Empty(Protect(ours, Packet(4)));
        Assert.NotEmpty(Protect(ours, Packet(100)));
        Assert.Empty(Protect(ours, Packet(6)));
    }

    [Fact]
    public void Sources_are_kept_apart_and_their_number_is_limited()
    {
        var (ours, theirs) = Pair(SrtpSuite.AesCm128HmacSha1Tag32);
        for (var ssrc = 1u; ssrc <= 1024; ssrc++) Assert.Equal(SrtpVerdict.Accepted, Unprotect(theirs, Protect(ours, Packet(1, ssrc))));
        Assert.Equal(SrtpVerdict.TooManySources, Unprotect(theirs, Protect(ours, Packet(1, 5000))));
        Assert.Equal(SrtpVerdict.Accepted, Unprotect(theirs, Protect(ours, Packet(2, 7))));
    }

    [Fact]
    public void A_session_goes_on_where_it_was()
    {
        var (ours, theirs) = Pair(SrtpSuite.AeadAes256Gcm);
        for (var sequence = 65530; sequence < 65540; sequence++) Assert.Equal(SrtpVerdict.Accepted, Unprotect(theirs, Protect(ours, Packet(sequence))));
        Assert.Equal((1u, 1u), (ours.Position.SentRollOver, theirs.Position.HeardRollOver));
        using var later = new SrtpSession(new SrtpKeys(SrtpSuite.AeadAes256Gcm, Key(SrtpSuite.AeadAes256Gcm, 1), Key(SrtpSuite.AeadAes256Gcm, 2)), ours.Position);
        Assert.Equal(SrtpVerdict.Accepted, Unprotect(theirs, Protect(later, Packet(500))));
    }

    /// <summary>The estimate of RFC 3711 3.3.1 finds the true index of whatever comes within half the range of the newest.</summary>
    [Fact]
    public void The_estimated_index_is_the_nearest()
    {
        var cases =
            from start in Gen.Choose(0x10000, 0x40000)
            from step in Gen.Choose(-0x7FFF, 0x7FFF)
            select (start, step);
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(cases.ToArbitrary(), pair =>
        {
            var source = new SrtpSource((uint)(pair.start >> 16));
            source.Use((ulong)pair.start);
            var truth = (ulong)(pair.start + pair.step);
            return source.TryEstimate((ushort)truth, out var index) && index == truth;
        }));
    }

    // Rows: hex; RTP and RTCP verdicts of what is too short or no RTP.
    [Theory]
    [InlineData("")]
    [InlineData("80")]
    [InlineData("800800010000000000000001")]
    [InlineData("8F0800010000000000000001000102030405060708090A0B0C0D0E0F")]
    [InlineData("900800010000000000000001BEDEFFFF05060708090A0B0C0D0E0F1011")]
    public void What_is_too_short_is_malformed(string hex)
    {
        foreach (var suite in Enum.GetValues<SrtpSuite>().Where(suite => suite != SrtpSuite.AesCm128HmacSha1Tag32))
        {
            var (_, theirs) = Pair(suite);
            Assert.Equal(SrtpVerdict.Malformed, theirs.Receiver.Unprotect(Convert.FromHexString(hex), out _));
            if (hex.Length < 30) Assert.Equal(SrtpVerdict.Malformed, theirs.Receiver.UnprotectRtcp(Convert.FromHexString(hex), out _));
        }
    }

    [Theory]
    [MemberData(nameof(Suites))]
    public void Names_are_read_as_written(SrtpSuite suite)
    {
        Assert.True(SrtpSuites.TryParse(SrtpSuites.NameOf(suite), out var parsed));
        Assert.Equal(suite, parsed);
        Assert.False(SrtpSuites.TryParse("F8_128_HMAC_SHA1_80", out _));
    }

}
