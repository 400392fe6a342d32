using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Platform.Sip.Dns;

namespace Platform.Sip.Tests.Fakes;

/// <summary>A name server on loopback, UDP and TCP on one port, with the records that a test gives it. Counts what it is asked.</summary>
internal sealed class DnsZone : IAsyncDisposable
{
    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;
    private readonly List<string> _asked = [];
    private readonly CancellationTokenSource _closing = new();

    public DnsZone()
    {
        _tcp = new TcpListener(IPAddress.Loopback, 0);
        _tcp.Start();
        Server = (IPEndPoint)_tcp.LocalEndpoint;
        _udp = new UdpClient(Server);
        _ = ServeUdpAsync();
        _ = ServeTcpAsync();
    }

    public IPEndPoint Server { get; }

    public List<DnsRecord> Records { get; } = [];

    /// <summary>Answers over UDP say that they are cut short.</summary>
    public bool Truncates { get; set; }

    public DnsResponseCode Code { get; set; }

    /// <summary>Changes a datagram before it goes; null loses it.</summary>
    public Func<byte[], byte[]?> OnUdp { get; set; } = bytes => bytes;

    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked) return [.. _asked];
        }
    }

    public DnsOptions Options => new() { Servers = [Server], Timeout = TimeSpan.FromSeconds(3), Attempts = 2 };

    private async Task ServeUdpAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var query = await _udp.ReceiveAsync(_closing.Token);
                if (OnUdp(Answer(query.Buffer, "udp", Truncates)) is { } answer) await _udp.SendAsync(answer, query.RemoteEndPoint);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                continue;
            }
        }
    }

    private async Task ServeTcpAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                using var client = await _tcp.AcceptTcpClientAsync(_closing.Token);
                var size = new byte[2];
                await client.GetStream().ReadExactlyAsync(size);
                var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(size)];
                await client.GetStream().ReadExactlyAsync(query);
                var answer = Answer(query, "tcp", false);
                await client.GetStream().WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer]);
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException or IOException)
            {
                continue;
            }
        }
    }

    private byte[] Answer(byte[] query, string via, bool truncated)
    {
        Assert.True(DnsMessage.TryParse(query, out var asked));
        lock (_asked) _asked.Add($"{via} {asked.QuestionType} {asked.QuestionName}");
        var found = Records.Where(r => r.Name == asked.QuestionName && (TypeOf(r) == asked.QuestionType || r is AliasRecord)).ToList();
        return Write(asked, truncated ? [] : found, truncated, Code);
    }

    /// <summary>A response in plain form: no name is compressed.</summary>
    public static byte[] Write(DnsMessage asked, IReadOnlyList<DnsRecord> answers, bool truncated = false, DnsResponseCode code = 0)
    {
        var bytes = new List<byte>();
        Add16(bytes, asked.Id, 0x8180 | (truncated ? 0x0200 : 0) | (int)code, 1, answers.Count, 0, 0);
        AddName(bytes, asked.QuestionName);
        Add16(bytes, (int)asked.QuestionType, 1);
        foreach (var record in answers) AddRecord(bytes, record);
        return [.. bytes];
    }

    private static void AddRecord(List<byte> bytes, DnsRecord record)
    {
        AddName(bytes, record.Name);
        var seconds = (int)record.TimeToLive.TotalSeconds;
        Add16(bytes, (int)TypeOf(record), 1, seconds >> 16, seconds);
        var data = new List<byte>();
        switch (record)
        {
            case AddressRecord address: data.AddRange(address.Address.GetAddressBytes()); break;
            case AliasRecord alias: AddName(data, alias.Target); break;
            case ServiceRecord service:
                Add16(data, service.Priority, service.Weight, service.Port);
                AddName(data, service.Target);
                break;
        }
        Add16(bytes, data.Count);
        bytes.AddRange(data);
    }

    private static DnsType TypeOf(DnsRecord record) => record switch
    {
        AddressRecord { Address.AddressFamily: AddressFamily.InterNetwork } => DnsType.A,
        AddressRecord => DnsType.Aaaa,
        ServiceRecord => DnsType.Srv,
        _ => DnsType.Cname,
    };

    private static void AddName(List<byte> bytes, string name)
    {
        foreach (var label in name.Split('.', StringSplitOptions.RemoveEmptyEntries)) bytes.AddRange([(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]);
        bytes.Add(0);
    }

    private static void Add16(List<byte> bytes, params int[] values)
    {
        foreach (var value in values) bytes.AddRange([(byte)(value >> 8), (byte)value]);
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _udp.Dispose();
        _tcp.Dispose();
        _closing.Dispose();
    }
}
