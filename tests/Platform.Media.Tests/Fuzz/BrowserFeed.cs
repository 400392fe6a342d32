using Platform.Media.Native;
using Platform.Media.Relay;
using Platform.Media.Stun;
using Platform.Media.Tests.Browser;

namespace Platform.Media.Tests.Fuzz;

/// <summary>Datagrams as they come to the shared port, half of them broken.</summary>
/// <param name="random">Decides.</param>
/// <param name="stream">What the browser in a call sends; each of its packets comes whole before it comes broken.</param>
/// <param name="talkingIce">Our credentials of its leg.</param>
/// <param name="talkingFrom">Its address.</param>
/// <param name="caller">The browser that shakes hands.</param>
/// <param name="calledIce">Our credentials of its leg, on which this runs.</param>
/// <param name="callerFrom">Its address.</param>
/// <param name="corpus">What both sides of a handshake say.</param>
/// <param name="strangers">Addresses of nobody.</param>
internal sealed class BrowserFeed(
    Random random, LiveStream stream, IceCredentials talkingIce, KernelAddress talkingFrom, FakeBrowser caller, IceCredentials calledIce,
    KernelAddress callerFrom, DtlsCorpus corpus, KernelAddress[] strangers) : IFuzzFeed
{
    private static readonly ushort[] s_roles = [StunAttribute.IceControlling, StunAttribute.IceControlling, StunAttribute.IceControlled];
    private static readonly ushort[] s_extras = [0, 0, 0, 0x7001, 0x8022, StunAttribute.Realm, StunAttribute.MessageIntegritySha256];

    private readonly byte[] _live = new byte[Mutations.Longest];
    private KernelAddress _from;
    private int _liveLength;
    private int _untilHandshake;

    public int Next(Span<byte> datagram)
    {
        var kind = random.Next(100);
        if (kind < 20) return Live(datagram);
        if (kind < 45) return BrokenLive(datagram);
        var length = kind < 70 ? Check(datagram) : Handshake(datagram);
        return Mutations.Apply(random, datagram, length);
    }

    public void Deliver(LegCore core, Span<byte> datagram)
    {
        if (--_untilHandshake < 0) BeginHandshake(core);
        core.Browser!.Port.Accept(datagram, _from);
    }

    private int Live(Span<byte> datagram)
    {
        _from = talkingFrom;
        var length = random.Next(10) == 0 ? stream.WriteRtcp(datagram, (uint)random.Next()) : stream.WriteRtp(datagram);
        datagram[..length].CopyTo(_live);
        _liveLength = length;
        return length;
    }

    private int BrokenLive(Span<byte> datagram)
    {
        _from = random.Next(8) == 0 ? AnyStranger() : random.Next(8) == 0 ? callerFrom : talkingFrom;
        _live.AsSpan(0, _liveLength).CopyTo(datagram);
        return Mutations.Apply(random, datagram, _liveLength);
    }

    /// <summary>A whole one of the right password could come from the talking browser's address only if the caller sat there.</summary>
    private int Check(Span<byte> datagram)
    {
        var isForged = random.Next(2) == 0;
        _from = random.Next(3) == 0 && isForged ? talkingFrom : random.Next(3) == 0 ? AnyStranger() : callerFrom;
        var credentials = isForged && random.Next(2) == 0 ? talkingIce : calledIce;
        if (isForged && random.Next(3) == 0) credentials = credentials with { Ufrag = "nobody+1" };
        return Write(datagram, caller.Check(
            credentials, random.Next(2) == 0, s_roles[random.Next(s_roles.Length)], s_extras[random.Next(s_extras.Length)],
            isForged ? "not-the-password-of-these" : null));
    }

    private int Handshake(Span<byte> datagram)
    {
        _from = random.Next(4) switch { 0 => talkingFrom, 1 => AnyStranger(), _ => callerFrom };
        // Every second time the ClientHello, which alone leads on to an answer.
        return Write(datagram, corpus.Datagrams[random.Next(2) == 0 ? 0 : random.Next(corpus.Datagrams.Count)]);
    }

    /// <summary>The caller becomes another browser, so that the leg begins anew, and has its address bound again.</summary>
    private void BeginHandshake(LegCore core)
    {
        _untilHandshake = random.Next(50, 500);
        var role = random.Next(4) == 0 ? DtlsRole.Active : DtlsRole.Passive;
        core.Browser!.Use(new MediaSecurity.Dtls(role, corpus.Fingerprints[random.Next(2)], caller.Ice));
        core.Browser.Port.Accept(caller.Check(calledIce), callerFrom);
    }

    private KernelAddress AnyStranger() => strangers[random.Next(strangers.Length)];

    private static int Write(Span<byte> datagram, byte[] made)
    {
        made.CopyTo(datagram);
        return made.Length;
    }
}
