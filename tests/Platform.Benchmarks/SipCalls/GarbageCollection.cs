using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Platform.Benchmarks.SipCalls;

/// <summary>
/// Makes another .NET process collect its garbage, so that what its heap holds afterwards is alive: a trace session of the runtime's
/// diagnostics port whose keyword asks for a full collection (dotnet/diagnostics, documentation/design-docs/ipc-protocol.md).
/// </summary>
internal static class GarbageCollection
{
    private const byte EventPipe = 2;
    private const byte StopTracing = 1;
    private const byte CollectTracing = 2;
    private const int HeaderBytes = 20;
    private const uint BufferMb = 16;
    private const uint NetTraceFormat = 1;
    private const ulong CollectHeapKeyword = 0x800000;
    private const uint Verbose = 5;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public static async Task Induce(int processId)
    {
        using var session = await Connect(processId);
        await Send(session, CollectTracing, SessionRequest());
        var id = await ReadSessionId(session);
        var events = session.CopyToAsync(Stream.Null);
        await Windows.Pass(Settling);
        using var control = await Connect(processId);
        await Send(control, StopTracing, id);
        await events;
    }

    private static async Task<NetworkStream> Connect(int processId)
    {
        var path = Directory.GetFiles(Path.GetTempPath(), $"dotnet-diagnostic-{processId}-*-socket").Single();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(path));
        return new NetworkStream(socket, ownsSocket: true);
    }

    private static async Task Send(NetworkStream port, byte command, byte[] payload)
    {
        var message = new byte[HeaderBytes + payload.Length];
        Encoding.ASCII.GetBytes("DOTNET_IPC_V1", message);
        BinaryPrimitives.WriteUInt16LittleEndian(message.AsSpan(14), (ushort)message.Length);
        (message[16], message[17]) = (EventPipe, command);
        payload.CopyTo(message, HeaderBytes);
        await port.WriteAsync(message);
    }

    private static async Task<byte[]> ReadSessionId(NetworkStream port)
    {
        var answer = new byte[HeaderBytes + sizeof(ulong)];
        await port.ReadExactlyAsync(answer);
        return answer[HeaderBytes..];
    }

    private static byte[] SessionRequest()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(BufferMb);
        writer.Write(NetTraceFormat);
        writer.Write(1u);
        writer.Write(CollectHeapKeyword);
        writer.Write(Verbose);
        WriteText(writer, "Microsoft-Windows-DotNETRuntime");
        WriteText(writer, "");
        writer.Flush();
        return bytes.ToArray();
    }

    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write((uint)text.Length + 1);
        writer.Write(Encoding.Unicode.GetBytes(text + '\0'));
    }
}
