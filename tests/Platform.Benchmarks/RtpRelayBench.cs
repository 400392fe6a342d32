using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Platform.Media;

namespace Platform.Benchmarks;

/// <summary>
/// Measures the plain RTP relay: bidirectional G.711 streams of 50 packets/s each way, made and taken by a second process, so that
/// this process's CPU time is the relay's alone. The generator has one socket for each side of all calls and sends in batches.
/// </summary>
/// <remarks>
/// The two processes talk over pipes: the generator tells its ports, is given the relay's, and says when its window begins and ends.
/// </remarks>
public static class RtpRelayBench
{
    /// <summary>The argument that makes this program the other process.</summary>
    public const string GeneratorVerb = "rtp-generator";
    private const double WarmUpSeconds = 3;

    /// <summary>
    /// Runs the measurement and prints rows <c>name TAB value TAB unit</c>. Options: <c>--streams</c> (200; 1,000 are 100,000 packets
    /// a second), <c>--seconds</c> (10), or <c>--minutes</c> for a run that shows whether memory stays flat; <c>--coalescing</c> in
    /// microseconds (the engine's default).
    /// </summary>
    /// <returns>0, or 1 when packets were lost or the generator failed.</returns>
    public static int Run(TextWriter output, string[] arguments) => Run(output, arguments, (_, _) => null);

    /// <summary>The same with something that goes on meanwhile.</summary>
    /// <param name="begin">Given the engine and the legs, two of each call after another; disposed of at the end.</param>
    internal static int Run(TextWriter output, string[] arguments, Func<MediaEngine, IReadOnlyList<MediaLeg>, IDisposable?> begin)
    {
        ArgumentNullException.ThrowIfNull(output);
        var options = new BenchOptions(arguments, "streams", "seconds", "minutes", "coalescing");
        var streams = options.Get("streams", 200);
        var minutes = options.Get("minutes", 0);
        var seconds = minutes > 0 ? 60 * minutes : options.Get("seconds", 10);
        var engineOptions = new MediaEngineOptions { BindAddress = IPAddress.Loopback };
        var coalescing = TimeSpan.FromMicroseconds(options.Get("coalescing", (int)engineOptions.Coalescing.TotalMicroseconds));
        using var engine = new MediaEngine(engineOptions with { Coalescing = coalescing });
        using var generator = StartGenerator(streams, seconds);
        var legs = OpenLegs(engine, generator, streams);
        using var meanwhile = legs is null ? null : begin(engine, legs);
        if (legs is null || Expect(generator, "begin") is null) return 1;
        var before = Sample(legs);
        var end = Expect(generator, "end");
        var after = Sample(legs);
        generator.WaitForExit();
        return end is null ? 1 : Print(output, streams, before, after, end);
    }

    /// <summary>The other process: <c>rtp-generator STREAMS WARMUP_SECONDS SECONDS</c>, with the arguments after the verb.</summary>
    public static int Generate(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        using var generator = new RtpGenerator();
        Console.WriteLine($"ports {generator.PortA} {generator.PortB}");
        for (var i = int.Parse(args[0], CultureInfo.InvariantCulture); i > 0; i--)
        {
            var ports = Console.ReadLine()!.Split(' ');
            generator.AddCall(int.Parse(ports[0], CultureInfo.InvariantCulture), int.Parse(ports[1], CultureInfo.InvariantCulture));
        }

        generator.Start();
        generator.Run(double.Parse(args[1], CultureInfo.InvariantCulture));
        generator.BeginWindow();
        Console.WriteLine("begin");
        generator.Run(double.Parse(args[2], CultureInfo.InvariantCulture));
        Console.WriteLine(generator.EndWindow());
        return 0;
    }

    private static Process StartGenerator(int streams, double seconds)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        if (isHosted) start.ArgumentList.Add(typeof(RtpRelayBench).Assembly.Location);
        start.ArgumentList.Add(GeneratorVerb);
        start.ArgumentList.Add(streams.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(WarmUpSeconds.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(seconds.ToString(CultureInfo.InvariantCulture));
        return Process.Start(start)!;
    }

    private static List<MediaLeg>? OpenLegs(MediaEngine engine, Process generator, int streams)
    {
        if (Expect(generator, "ports") is not { } ports) return null;
        var legs = new List<MediaLeg>();
        for (var i = 0; i < streams; i++)
        {
            var a = Open(engine, ports[1]);
            var b = Open(engine, ports[2]);
            engine.Bridge(a, b);
            legs.AddRange([a, b]);
            generator.StandardInput.WriteLine($"{a.RtpPort} {b.RtpPort}");
        }

        generator.StandardInput.Flush();
        return legs;
    }

    private static MediaLeg Open(MediaEngine engine, string port)
    {
        var allocation = engine.Allocate();
        var leg = allocation.Leg ?? throw new InvalidOperationException($"no leg: {allocation.Refusal}");
        var address = new MediaAddress("127.0.0.1", int.Parse(port, CultureInfo.InvariantCulture));
        leg.SetRemote(new MediaRemote { Address = address, Codec = MediaCodec.Pcmu });
        return leg;
    }

    private static string[]? Expect(Process generator, string word)
    {
        var line = generator.StandardOutput.ReadLine();
        if (line is not null && line.StartsWith(word, StringComparison.Ordinal)) return line.Split(' ');
        Console.Error.WriteLine($"the generator said '{line}', not '{word}'");
        return null;
    }

    private static Reading Sample(List<MediaLeg> legs) =>
        new(Environment.CpuUsage.TotalTime.TotalSeconds, legs.Sum(leg => leg.Statistics.PacketsOut), Stopwatch.GetTimestamp(),
            Environment.WorkingSet / 1024.0 / 1024);

    private static int Print(TextWriter output, int streams, Reading before, Reading after, string[] end)
    {
        var packets = after.Packets - before.Packets;
        var cpuSeconds = after.CpuSeconds - before.CpuSeconds;
        var wall = Stopwatch.GetElapsedTime(before.Wall, after.Wall).TotalSeconds;
        Row("streams", streams, "bidirectional streams");
        Row("relayed", packets / wall, "packets/s");
        Row("relayed_per_cpu_second", packets / cpuSeconds, "packets/CPU-s");
        Row("cpu_per_million", cpuSeconds * 1e6 / packets, "CPU-s/million packets");
        Row("cores", cpuSeconds / wall, "cores");
        Row("delay_p50", double.Parse(end[3], CultureInfo.InvariantCulture), "us");
        Row("delay_p99", double.Parse(end[4], CultureInfo.InvariantCulture), "us");
        Row("memory_at_begin", before.Mebibytes, "MiB");
        Row("memory_at_end", after.Mebibytes, "MiB");
        Row("lost", long.Parse(end[1], CultureInfo.InvariantCulture) - long.Parse(end[2], CultureInfo.InvariantCulture), "packets");
        return end[1] == end[2] ? 0 : 1;

        void Row(string name, double value, string unit) =>
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:0.###}\t{unit}"));
    }

    private readonly record struct Reading(double CpuSeconds, long Packets, long Wall, double Mebibytes);
}

/// <summary>
/// Sends RTP streams of 50 packets/s spread evenly over each 20 ms, in batches (sendmmsg), and measures how long each packet takes to
/// come back. Payloads carry the time of sending; both ends read the same monotonic clock.
/// </summary>
internal sealed unsafe partial class RtpGenerator : IDisposable
{
    private const int Slots = 20;
    private const int SlotMs = 1;
    private const int PacketLength = 172;
    private const int Batch = 64;
    private const int Longest = 200_000;

    private readonly Socket _a = Open();
    private readonly Socket _b = Open();
    private readonly List<RtpSource>[] _sourcesOfA = [.. Enumerable.Range(0, Slots).Select(_ => new List<RtpSource>())];
    private readonly List<RtpSource>[] _sourcesOfB = [.. Enumerable.Range(0, Slots).Select(_ => new List<RtpSource>())];
    private readonly long[] _delaysUs = new long[Longest + 1];
    private readonly byte* _packets = (byte*)NativeMemory.AllocZeroed(Batch * PacketLength);
    private readonly SocketMessage* _messages = (SocketMessage*)NativeMemory.AllocZeroed((nuint)(Batch * sizeof(SocketMessage)));
    private readonly IoVector* _vectors = (IoVector*)NativeMemory.AllocZeroed((nuint)(Batch * sizeof(IoVector)));
    private readonly Inet4Address* _targets = (Inet4Address*)NativeMemory.AllocZeroed((nuint)(Batch * sizeof(Inet4Address)));
    private long _origin;
    private long _slot;
    private int _calls;
    private long _windowFrom = long.MaxValue;
    private long _windowTo = long.MaxValue;
    private long _sentInWindow;

    public int PortA => ((IPEndPoint)_a.LocalEndPoint!).Port;

    public int PortB => ((IPEndPoint)_b.LocalEndPoint!).Port;

    /// <summary>Adds a stream each way through the relay's two ports.</summary>
    public void AddCall(int relayPortA, int relayPortB)
    {
        _sourcesOfA[_calls % Slots].Add(new RtpSource(relayPortA, (uint)(2 * _calls + 1)));
        _sourcesOfB[_calls % Slots].Add(new RtpSource(relayPortB, (uint)(2 * _calls + 2)));
        _calls++;
    }

    public void Start()
    {
        foreach (var socket in new[] { _a, _b }) new Thread(() => Receive(socket)) { IsBackground = true }.Start();
        for (var i = 0; i < Batch; i++)
        {
            _vectors[i] = new IoVector { Base = _packets + i * PacketLength, Length = PacketLength };
            _messages[i].Name = _targets + i;
            _messages[i].NameLength = sizeof(Inet4Address);
            _messages[i].Vectors = _vectors + i;
            _messages[i].VectorCount = 1;
        }

        _origin = Stopwatch.GetTimestamp();
    }

    /// <summary>Sends for this long.</summary>
    public void Run(double seconds)
    {
        for (var last = _slot + (long)(seconds * 1000 / SlotMs); _slot < last; _slot++)
        {
            WaitUntil(_origin + _slot * SlotMs * Stopwatch.Frequency / 1000);
            Send(_a, _sourcesOfA[_slot % Slots]);
            Send(_b, _sourcesOfB[_slot % Slots]);
        }
    }

    /// <summary>Packets sent from now on are measured.</summary>
    public void BeginWindow()
    {
        _sentInWindow = 0;
        Volatile.Write(ref _windowFrom, Stopwatch.GetTimestamp());
    }

    /// <summary>
    /// Ends the window, waits for what is under way, and tells: sent, come back, median and 99th percentile delay in microseconds.
    /// </summary>
    public string EndWindow()
    {
        Volatile.Write(ref _windowTo, Stopwatch.GetTimestamp());
        var sent = _sentInWindow;
        var limit = Stopwatch.GetTimestamp() + Stopwatch.Frequency;
        while (Received() < sent && Stopwatch.GetTimestamp() < limit) WaitUntil(Stopwatch.GetTimestamp() + Stopwatch.Frequency / 1000);
        return string.Create(CultureInfo.InvariantCulture, $"end {sent} {Received()} {Percentile(0.5)} {Percentile(0.99)}");
    }

    public void Dispose()
    {
        _a.Dispose();
        _b.Dispose();
    }

    private static Socket Open()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.ReceiveBufferSize = socket.SendBufferSize = 4 << 20;
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static void WaitUntil(long timestamp)
    {
        var left = timestamp - Stopwatch.GetTimestamp();
        if (left <= 0) return;
        var pause = new TimeSpecification { Nanoseconds = (nint)(left * (1_000_000_000 / Stopwatch.Frequency)) };
        _ = NanoSleep(&pause, null);
    }

    private void Send(Socket socket, List<RtpSource> sources)
    {
        for (var first = 0; first < sources.Count; first += Batch)
        {
            var count = Math.Min(Batch, sources.Count - first);
            for (var i = 0; i < count; i++)
                sources[first + i].Write(new Span<byte>(_packets + i * PacketLength, PacketLength), _targets + i);
            SendBatch((int)socket.Handle, count);
            _sentInWindow += count;
        }
    }

    private void SendBatch(int socket, int count)
    {
        const int NoBuffers = 105;
        for (var sent = 0; sent < count;)
        {
            var taken = SendMessages(socket, _messages + sent, count - sent, 0);
            if (taken < 0 && Marshal.GetLastPInvokeError() != NoBuffers)
                throw new IOException($"sendmmsg failed with errno {Marshal.GetLastPInvokeError()}");
            sent += Math.Max(0, taken);
        }
    }

    private void Receive(Socket socket)
    {
        var buffers = (byte*)NativeMemory.Alloc(Batch * 256);
        var vectors = (IoVector*)NativeMemory.AllocZeroed((nuint)(Batch * sizeof(IoVector)));
        var messages = (SocketMessage*)NativeMemory.AllocZeroed((nuint)(Batch * sizeof(SocketMessage)));
        for (var i = 0; i < Batch; i++)
        {
            vectors[i] = new IoVector { Base = buffers + i * 256, Length = 256 };
            messages[i].Vectors = vectors + i;
            messages[i].VectorCount = 1;
        }

        const int WaitForOne = 0x10000;
        while (ReceiveMessages((int)socket.Handle, messages, Batch, WaitForOne, null) is var count && count > 0)
            for (var i = 0; i < count; i++) Measure(new ReadOnlySpan<byte>(buffers + i * 256, messages[i].Length));
    }

    private void Measure(ReadOnlySpan<byte> packet)
    {
        if (packet.Length != PacketLength) return;
        var sentAt = BinaryPrimitives.ReadInt64LittleEndian(packet[12..]);
        if (sentAt < Volatile.Read(ref _windowFrom) || sentAt > Volatile.Read(ref _windowTo)) return;
        var us = (Stopwatch.GetTimestamp() - sentAt) * 1_000_000 / Stopwatch.Frequency;
        Interlocked.Increment(ref _delaysUs[Math.Clamp(us, 0, Longest)]);
    }

    private long Received() => _delaysUs.Sum();

    private long Percentile(double share)
    {
        var left = (long)(Received() * share);
        for (var us = 0; us <= Longest; us++)
            if ((left -= _delaysUs[us]) <= 0) return us;
        return Longest;
    }

    [LibraryImport("libc", EntryPoint = "sendmmsg", SetLastError = true)]
    private static partial int SendMessages(int socket, SocketMessage* messages, int count, int flags);

    [LibraryImport("libc", EntryPoint = "recvmmsg")]
    private static partial int ReceiveMessages(int socket, SocketMessage* messages, int count, int flags, TimeSpecification* timeout);

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(TimeSpecification* request, TimeSpecification* remaining);

    private sealed class RtpSource(int relayPort, uint ssrc)
    {
        private ushort _sequence;
        private uint _timestamp;

        public void Write(Span<byte> packet, Inet4Address* target)
        {
            packet[0] = 0x80;
            BinaryPrimitives.WriteUInt16BigEndian(packet[2..], ++_sequence);
            BinaryPrimitives.WriteUInt32BigEndian(packet[4..], _timestamp += 160);
            BinaryPrimitives.WriteUInt32BigEndian(packet[8..], ssrc);
            BinaryPrimitives.WriteInt64LittleEndian(packet[12..], Stopwatch.GetTimestamp());
            *target = new Inet4Address { Family = 2, Port = BinaryPrimitives.ReverseEndianness((ushort)relayPort), Address = 0x0100007F };
        }
    }

    [StructLayout(LayoutKind.Sequential, Size = 16)]
    private struct Inet4Address
    {
        public ushort Family;
        public ushort Port;
        public uint Address;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public byte* Base;
        public nint Length;
    }

    /// <summary>struct mmsghdr: a msghdr (56 bytes) and the length sent or received.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 64)]
    private struct SocketMessage
    {
        [FieldOffset(0)]
        public Inet4Address* Name;

        [FieldOffset(8)]
        public int NameLength;

        [FieldOffset(16)]
        public IoVector* Vectors;

        [FieldOffset(24)]
        public nint VectorCount;

        [FieldOffset(56)]
        public int Length;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpecification
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
