using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Platform.Media.Audio;

namespace Platform.Interop.Audio;

/// <summary>
/// The audio of one SIPp call: an RTP port (RFC 3550, 20 ms of G.711 per packet) that keeps what it hears and sends a tone once
/// it knows where to. The packet clock is the wall's; a late tick sends the packets that are due.
/// </summary>
public sealed class RtpPeer : IAsyncDisposable
{
    private const int SamplesPerPacket = 160;
    private const int HeaderLength = 12;
    private const double FaintestSoundDbfs = -35;
    private static readonly TimeSpan PacketTime = TimeSpan.FromMilliseconds(20);

    private readonly UdpClient _socket;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<short> _heard = [];
    private readonly List<IPEndPoint> _sources = [];
    private readonly SortedList<uint, char> _keys = [];
    private readonly Task _receiving;
    private Task _sending = Task.CompletedTask;
    private bool _isOver;

    // Of key presses: their time stamps go on from one to the next, or they would be one.
    private int _pressed;

    private RtpPeer(UdpClient socket, AudioCodec codec)
    {
        (_socket, Codec) = (socket, codec);
        _receiving = Receive();
    }

    public AudioCodec Codec { get; }

    public int Port => ((IPEndPoint)_socket.Client.LocalEndPoint!).Port;

    public int PacketsHeard { get; private set; }

    public int PacketsSent { get; private set; }

    /// <summary>The addresses that packets came from, in order of first appearance.</summary>
    public IReadOnlyList<IPEndPoint> Sources
    {
        get { lock (_gate) return [.. _sources]; }
    }

    public static RtpPeer Open(AudioCodec? codec = null, string address = "127.0.0.1") =>
        new(new UdpClient(new IPEndPoint(IPAddress.Parse(address), PortPool.Take())), codec ?? AudioCodec.Pcmu);

    /// <summary>Everything heard so far, decoded, in order of arrival.</summary>
    public short[] Heard()
    {
        lock (_gate) return [.. _heard];
    }

    /// <summary>Forgets what was heard, so that a later measurement sees only what comes from now on.</summary>
    public void ForgetHeard()
    {
        lock (_gate) _heard.Clear();
    }

    /// <summary>Sends a tone there until the peer is disposed.</summary>
    public void SendTone(double frequencyHz, IPEndPoint to)
    {
        var samples = Tones.Sine(frequencyHz, TimeSpan.FromSeconds(1));
        _sending = SendLoop(Codec.Encoded(samples), to);
    }

    /// <summary>The keys that the far end pressed (RFC 4733), in order.</summary>
    public string KeysHeard
    {
        get { lock (_gate) return string.Concat(_keys.Values); }
    }

    /// <summary>Presses keys, one after the other; not while a tone is sent.</summary>
    public async Task Press(string keys, IPEndPoint to)
    {
        using var timer = new PeriodicTimer(PacketTime, TimeProvider.System);
        foreach (var key in keys)
        {
            var startedAt = _pressed;
            foreach (var payload in TelephoneEvent.Payloads(key))
            {
                var packet = new byte[HeaderLength + payload.Length];
                WriteHeader(packet, TelephoneEvent.PayloadType, _pressed++, startedAt, marked: _pressed == startedAt + 1);
                payload.CopyTo(packet, HeaderLength);
                await _socket.SendAsync(packet, to, _stop.Token);
                await timer.WaitForNextTickAsync(_stop.Token);
            }
        }
    }

    /// <summary>Sends this audio once, and a fifth of a second of silence after it.</summary>
    public async Task Say(short[] samples, IPEndPoint to)
    {
        var audio = Codec.Encoded([.. samples, .. new short[Tones.SampleRateHz / 5]]);
        var packet = new byte[HeaderLength + SamplesPerPacket];
        using var timer = new PeriodicTimer(PacketTime, TimeProvider.System);
        for (var number = 0; (number + 1) * SamplesPerPacket <= audio.Length; number++)
        {
            WriteHeader(packet, Codec.PayloadType, number, number, marked: number == 0);
            audio.AsSpan(number * SamplesPerPacket, SamplesPerPacket).CopyTo(packet.AsSpan(HeaderLength));
            await _socket.SendAsync(packet, to, _stop.Token);
            await timer.WaitForNextTickAsync(_stop.Token);
        }
    }

    /// <summary>Waits until the last half second heard is not silence, and returns its level in dBFS.</summary>
    public Task<double> WaitForSound(TimeSpan? timeout = null) => Eventually.Become(
        () => ToneDetector.TotalDbfs(LastHeard()), level => level > FaintestSoundDbfs, $"any sound at port {Port}", timeout);

    /// <summary>Waits until the last half second heard holds the tone, and returns its level in dBFS.</summary>
    public Task<double> WaitForTone(double frequencyHz, TimeSpan? timeout = null, double leastDbfs = Tones.LevelDbfs - 6) => Eventually.Become(
        () => Tones.LevelAt(frequencyHz, LastHeard()), level => level > leastDbfs,
        $"a tone of {frequencyHz} Hz at port {Port} ({PacketsHeard} packets heard before)", timeout);

    public async ValueTask DisposeAsync()
    {
        if (_isOver) return;
        _isOver = true;
        await _stop.CancelAsync();
        await Task.WhenAll(_receiving, _sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _stop.Dispose();
    }

    private short[] LastHeard()
    {
        lock (_gate) return [.. _heard.TakeLast(Tones.SampleRateHz / 2)];
    }

    private async Task Receive()
    {
        while (true)
        {
            UdpReceiveResult packet;
            try
            {
                packet = await _socket.ReceiveAsync(_stop.Token);
            }
            catch (SocketException)
            {
                // The far end's port is closed: ICMP told so. Others may still send.
                continue;
            }

            if (packet.Buffer.Length > HeaderLength) Keep(packet);
        }
    }

    private void Keep(UdpReceiveResult packet)
    {
        var payloadType = packet.Buffer[1] & 0x7F;
        var payload = packet.Buffer.AsSpan(HeaderLength);
        lock (_gate)
        {
            PacketsHeard++;
            if (!_sources.Contains(packet.RemoteEndPoint)) _sources.Add(packet.RemoteEndPoint);
            if (payloadType == TelephoneEvent.PayloadType && TelephoneEvent.EndedKey(payload) is { } key)
                _keys[BinaryPrimitives.ReadUInt32BigEndian(packet.Buffer.AsSpan(4))] = key;
            if (payloadType != AudioCodec.Pcmu.PayloadType && payloadType != AudioCodec.Pcma.PayloadType) return;
            var codec = AudioCodec.OfPayloadType(payloadType);
            foreach (var code in payload) _heard.Add(codec.Decode(code));
        }
    }

    private async Task SendLoop(byte[] audio, IPEndPoint to)
    {
        var start = TimeProvider.System.GetTimestamp();
        var packet = new byte[HeaderLength + SamplesPerPacket];
        var packetsPerTone = audio.Length / SamplesPerPacket;
        using var timer = new PeriodicTimer(PacketTime, TimeProvider.System);
        for (var sent = 0; ;)
        {
            for (var due = TimeProvider.System.GetElapsedTime(start) / PacketTime; sent <= due; sent++)
            {
                WriteHeader(packet, Codec.PayloadType, sent, sent, marked: sent == 0);
                audio.AsSpan(sent % packetsPerTone * SamplesPerPacket, SamplesPerPacket).CopyTo(packet.AsSpan(HeaderLength));
                await _socket.SendAsync(packet, to, _stop.Token);
                PacketsSent++;
            }

            await timer.WaitForNextTickAsync(_stop.Token);
        }
    }

    private void WriteHeader(Span<byte> packet, int payloadType, int number, int startedAt, bool marked)
    {
        packet[0] = 0x80;
        packet[1] = (byte)(payloadType | (marked ? 0x80 : 0));
        BinaryPrimitives.WriteUInt16BigEndian(packet[2..], (ushort)number);
        BinaryPrimitives.WriteUInt32BigEndian(packet[4..], (uint)(startedAt * SamplesPerPacket));
        BinaryPrimitives.WriteUInt32BigEndian(packet[8..], (uint)Port);
    }
}
