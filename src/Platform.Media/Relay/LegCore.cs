using Platform.Media.Audio;
using Platform.Media.Dtmf;
using Platform.Media.Jitter;
using Platform.Media.Mixing;
using Platform.Media.Native;
using Platform.Media.Rtp;

namespace Platform.Media.Relay;

/// <summary>
/// A leg as its relay thread sees it: takes datagrams apart, hands them to input, reports and the output of whoever hears it. Everything
/// here runs on that one thread; <see cref="Home"/> alone is read by those who send commands.
/// </summary>
internal sealed partial class LegCore : ITicking
{
    private readonly LegIdentity _identity;
    private readonly LegReports _reports;
    private readonly LegCounters _counters;
    private readonly Action _onClosed;
    private PeerSettings? _peer;
    private InbandDigitDetector? _inband;

    /// <param name="leg">Who is named in events.</param>
    /// <param name="identity">Sockets and stream.</param>
    /// <param name="counters">What others read.</param>
    /// <param name="thread">The thread that the leg will live on.</param>
    /// <param name="onClosed">Gives the ports back, once the sockets are closed.</param>
    public LegCore(MediaLeg leg, LegIdentity identity, LegCounters counters, RelayThread thread, Action onClosed)
    {
        Leg = leg;
        _identity = identity;
        _counters = counters;
        _onClosed = onClosed;
        Thread = thread;
        Home = thread;
        Wire = new LegWire(this, identity, counters);
        identity.Browser?.Attach(this);
        Input = new LegInput(this, counters);
        Output = new LegOutput(this, counters, identity, Input.Latch);
        _reports = new LegReports(this, counters, identity, Input, Output.Stream);
    }

    public MediaLeg Leg { get; }

    /// <summary>Guards <see cref="Home"/> together with the sending of commands to it.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Where commands go. Differs from <see cref="Owner"/> while the leg moves.</summary>
    public RelayThread Home { get; set; }

    /// <summary>The thread that the leg lives on; while it moves, the one that it left.</summary>
    public RelayThread Thread { get; set; }

    /// <summary>The thread that may touch the leg; null while it moves.</summary>
    public RelayThread? Owner { get; set; }

    /// <summary>ICE and DTLS of a browser leg; null for one with ports of its own.</summary>
    public BrowserLink? Browser => _identity.Browser;

    public LegWire Wire { get; }

    public LegInput Input { get; }

    public LegOutput Output { get; }

    public uint Serial => _identity.Serial;

    /// <summary>Place among the thread's legs; -1 when it has none.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>It stands in the tick wheel.</summary>
    public bool IsTicking { get; set; }

    public bool IsClosed { get; private set; }

    /// <summary>The number of the last conversation that was asked for it or, if later, of its leaving. Set under the engine's lock.</summary>
    public long LatestPlan { get; set; }

    public Conversation? Conversation { get; set; }

    /// <summary>Who hears the peer.</summary>
    public Listener[] Listeners { get; set; } = [];

    /// <summary>What the peer says as linear samples, when somebody hears it in a mix.</summary>
    public Voice? Voice { get; private set; }

    /// <summary>The codec that was agreed; null before that.</summary>
    public MediaCodec? Codec => _peer?.Codec;

    /// <summary>The codec of the peer's last packet, or the one that was agreed.</summary>
    public MediaCodec? SpokenCodec { get; private set; }

    /// <summary>Those who hear the peer and whom it hears.</summary>
    public LegCore[] Partners
    {
        get;
        set
        {
            field = value;
            ListenForTones();
        }
    } = [];

    private bool IsTwoWay => _peer is { MayReceive: true, MaySend: true };

    public DatagramSocket RtpSocket => _identity.RtpSocket;

    public DatagramSocket RtcpSocket => _identity.RtcpSocket;

    public void Use(PeerSettings peer)
    {
        if (_peer?.Codec != peer.Codec) SpokenCodec = peer.Codec;
        _peer = peer;
        Wire.Use(peer);
        Input.Use(peer);
        Output.Use(peer);
        ListenForTones();
        Conversation?.Arrange();
        Thread.Schedule(this);
    }

    public void Play(AudioPlayer player)
    {
        if (IsClosed) Raise(new PlayEnded(Leg, player.Id, PlayEndReason.LegClosed));
        else if (Output.Play(player) is { } former) Raise(new PlayEnded(Leg, former, PlayEndReason.Replaced));
        Thread.Schedule(this);
    }

    public void Stop(PlayEndReason reason)
    {
        if (Output.Stop() is { } former) Raise(new PlayEnded(Leg, former, reason));
    }

    public void Press(byte code, int durationMs)
    {
        Output.Press(code, durationMs);
        Thread.Schedule(this);
    }

    /// <summary>Hears nobody and is heard by nobody any more.</summary>
    public void LeaveConversation()
    {
        if (Conversation is not { } conversation) return;
        conversation.Remove(this);
        conversation.Arrange();
        UseVoice(false);
        Output.UseMix([]);
    }

    /// <summary>Whether the peer is heard in a mix.</summary>
    public void UseVoice(bool isHeard)
    {
        if (isHeard == Voice is not null) return;
        if (isHeard)
        {
            Voice = new Voice(Thread.Counters);
            Input.AddSink(Voice);
            return;
        }

        Input.RemoveSink(Voice!);
        Voice!.Dispose();
        Voice = null;
    }

    /// <summary>Takes a datagram of the RTP port.</summary>
    public void OnRtpPort(Span<byte> datagram, in KernelAddress from)
    {
        if (RtpHeader.IsRtcp(datagram)) _reports.Accept(datagram, from);
        else if (!Wire.TryOpenRtp(ref datagram, from)) return;
        else if (!RtpHeader.TryParse(datagram, out var header)) Input.Drop(DropReason.Malformed);
        else if (_peer is null) Input.Drop(DropReason.NoRemote);
        else OnRtp(datagram, header, _peer, from);
    }

    /// <summary>Takes a datagram of the RTCP port.</summary>
    public void OnRtcpPort(Span<byte> datagram, in KernelAddress from) => _reports.Accept(datagram, from);

    /// <summary>Looks after what happens without packets. Called about twice a second.</summary>
    public void KeepHouse()
    {
        if (Input.TryDetectAbandoned(out var digit)) Raise(new DigitReceived(Leg, digit.Digit, digit.DurationMs));
        if (Input.TakeSilence() is { } since) Raise(new LegSilent(Leg, Thread.Clock.TimeOf(since)));
        Input.TellLoss();
        LookAtAudio();
        Browser?.KeepHouse();
        if (_peer is not null) _reports.Tick(_peer);
    }

    /// <summary>Sends what is due; gives the ticks until the next time, 0 for never.</summary>
    public int Tick(long tick)
    {
        if (IsClosed || !Output.WantsTicks) return 0;
        var ticks = Output.Tick(tick, out var finished);
        if (finished is { } id) Raise(new PlayEnded(Leg, id, PlayEndReason.Finished));
        return Output.WantsTicks ? ticks : 0;
    }

    public void Close()
    {
        if (IsClosed) return;
        IsClosed = true;
        LookAtAudio();
        if (_peer is not null) _reports.Send(_peer, isLast: true);
        LeaveConversation();
        Stop(PlayEndReason.LegClosed);
        Output.Close();
        Input.TellLoss();
        Browser?.Dispose();
        Thread.Remove(this);
        Wire.Dispose();
        _onClosed();
    }

    private void OnRtp(Span<byte> datagram, in RtpHeader header, PeerSettings peer, in KernelAddress from)
    {
        var kind = peer.Classify(header.PayloadType);
        if (kind == PayloadKind.Unknown)
        {
            Input.Drop(DropReason.PayloadType);
            return;
        }

        if (!Input.Accept(header, kind, from, datagram.Length, out var isRestart)) return;
        if (!peer.MayReceive)
        {
            Input.Drop(DropReason.Direction);
            return;
        }

        Listen(datagram.Slice(header.PayloadOffset, header.PayloadLength), header, peer, kind, isRestart);
        if (Conversation is null) return;
        if (PayloadKinds.IsAudio(kind)) NoteSpoken(PayloadKinds.CodecOf(kind));
        TellListeners(datagram, new RelayedPacket(header, kind, SourceOf(header.Ssrc), isRestart, peer.TelephoneEventClockPerMs));
    }

    /// <summary>Peers that agreed to several codecs do switch between them in mid-call.</summary>
    private void NoteSpoken(MediaCodec codec)
    {
        if (SpokenCodec == codec) return;
        var passes = SpokenCodec is { } former && PayloadKinds.PassesAs(former, codec);
        SpokenCodec = codec;
        if (!passes) Conversation!.Arrange();
    }

    /// <summary>Relaying rewrites the datagram, so all listeners but the last get a copy.</summary>
    private void TellListeners(Span<byte> datagram, in RelayedPacket relayed)
    {
        for (var i = 0; i < Listeners.Length; i++)
        {
            var listener = Listeners[i];
            if (listener.IsMixed && relayed.Kind == PayloadKind.TelephoneEvent) listener.Leg.Output.RelayKey(datagram, relayed);
            else if (!listener.IsMixed) listener.Leg.Output.Relay(i == Listeners.Length - 1 ? datagram : CopyOf(datagram), relayed);
        }
    }

    private Span<byte> CopyOf(ReadOnlySpan<byte> datagram)
    {
        var copy = Thread.Scratch[..datagram.Length];
        datagram.CopyTo(copy);
        return copy;
    }

    /// <summary>Whether somebody who should be heard is not. Audio is due when two who hear each other may send and receive.</summary>
    private void LookAtAudio()
    {
        var now = Thread.Now;
        var (isDue, isSpokenTo) = (false, false);
        foreach (var partner in Partners)
        {
            isDue |= !IsClosed && IsTwoWay && partner.IsTwoWay;
            isSpokenTo |= isDue && partner.IsTwoWay && partner.Input.Watch.Speaks(now);
        }

        var news = Input.Watch.Look(now, isDue, isSpokenTo);
        Volatile.Write(ref _counters.OneWayTicks, Input.Watch.OneWay(now));
        Volatile.Write(ref _counters.SilenceTicks, Input.Watch.Silence(now));
        if (news.Ended != AudioFault.None) Raise(new AudioReturned(Leg, news.Ended, Thread.Clock.TimeOf(news.EndedSince)));
        if (news.Began == AudioFault.None) return;
        Thread.Counters.CountAudioFault(news.Began);
        Raise(new AudioMissing(Leg, news.Began, Thread.Clock.TimeOf(news.BeganAt)));
    }

    /// <summary>
    /// Keys that are pressed while the leg is bridged are for the partner, who hears the tones. Then there is no detector: one that is
    /// asked at each packet costs the relay several lines of cold memory.
    /// </summary>
    private void ListenForTones()
    {
        var isWanted = _peer is { TelephoneEventReceivePayloadType: null } && Partners.Length == 0 && !IsClosed;
        if (isWanted == _inband is not null) return;
        if (_inband is { } former) Input.RemoveSink(former);
        _inband = isWanted ? new InbandDigitDetector(OnTones) : null;
        if (_inband is { } present) Input.AddSink(present);
    }

    private void OnTones(DetectedDigit digit) => Raise(new DigitReceived(Leg, digit.Digit, digit.DurationMs, IsInband: true));

    private void Listen(ReadOnlySpan<byte> payload, in RtpHeader header, PeerSettings peer, PayloadKind kind, bool isRestart)
    {
        if (Input.TryDetect(header, kind, payload, out var digit)) Raise(new DigitReceived(Leg, digit.Digit, digit.DurationMs));
        if (kind == PayloadKind.TelephoneEvent) return;
        Input.Watch.OnAudio(Thread.Now, Loudness.IsQuiet(kind, payload));
        if (Input.Sinks.IsEmpty) return;
        var codec = kind == PayloadKind.ComfortNoise ? peer.Codec : PayloadKinds.CodecOf(kind);
        var packet = new HeardPacket(codec, header.Sequence, header.Timestamp, isRestart, Thread.Now);
        foreach (var sink in Input.Sinks)
        {
            if (kind != PayloadKind.ComfortNoise) sink.Hear(packet, payload);
            else if (!payload.IsEmpty) sink.HearNoise(packet, -(payload[0] & 0x7F));
        }
    }

    /// <summary>Names a relayed stream: positive and never 0.</summary>
    private long SourceOf(uint ssrc) => ((long)(Serial & 0x3FFF_FFFF) + 1) << 32 | ssrc;

    private void Raise(MediaLegEvent raised) => Thread.Raise(raised);
}
