using System.Net;
using System.Net.Sockets;

namespace Platform.Testing;

/// <summary>
/// Hands out loopback ports below the kernel's ephemeral range, each once per test process, but for ranges that were given back and, once
/// single ones have their share of the ports, those of them that were handed out longest ago and are free again.
/// Test processes that run side by side stay apart: every block of ports is held by an exclusively opened lock file as long as the
/// process lives.
/// </summary>
public static class PortPool
{
    private const int FirstPort = 10_000;
    private const int BlockSize = 100;
    private const int BlockCount = 220;

    /// <summary>Blocks for single ports, so that as many are left for ranges.</summary>
    private const int MostSingleBlocks = 80;

    // SIP clients open neighbouring ports by themselves (baresip takes the next one for TLS).
    private const int Spacing = 10;

    /// <summary>The one of these ports that browsers go to for nobody (https://fetch.spec.whatwg.org/#port-blocking).</summary>
    private const int RefusedByBrowsers = 10_080;

    private static readonly Lock Gate = new();
    private static readonly List<FileStream> HeldBlocks = [];
    private static readonly List<(int First, int Count)> Returned = [];

    /// <summary>First ports of the blocks that single ones are taken from, the oldest first.</summary>
    private static readonly Queue<int> Singles = new();
    private static int _next;
    private static int _end;
    private static int _nextBlock;

    /// <summary>A port that is free for UDP and TCP; the nine above it are not given to anyone else.</summary>
    public static int Take()
    {
        lock (Gate)
        {
            for (var tried = 0; tried < BlockCount * BlockSize / Spacing; tried++)
            {
                if (_next + Spacing > _end) TurnToNextBlock();
                var port = _next;
                _next += Spacing;
                if (port != RefusedByBrowsers && IsFree(port)) return port;
            }

            throw new InvalidOperationException($"Somebody listens on each of the {Singles.Count * BlockSize} test ports of this process.");
        }
    }

    /// <summary>The first of <paramref name="count"/> consecutive ports, an even number: for RTP.</summary>
    public static int TakeRange(int count)
    {
        lock (Gate)
        {
            if (Returned.FindIndex(range => range.Count == count) is >= 0 and var index)
            {
                var again = Returned[index].First;
                Returned.RemoveAt(index);
                return again;
            }

            return OpenBlocks((count + BlockSize - 1) / BlockSize)
                ?? throw new InvalidOperationException($"No {count} of the {BlockCount * BlockSize} test ports from {FirstPort} are left in a row.");
        }
    }

    /// <summary>Nobody listens in the range any more.</summary>
    public static void GiveBackRange(int first, int count)
    {
        lock (Gate) Returned.Add((first, count));
    }

    private static void TurnToNextBlock()
    {
        var unused = Singles.Count < MostSingleBlocks ? OpenBlocks(1) : null;
        if ((unused ?? (Singles.TryDequeue(out var oldest) ? oldest : (int?)null)) is not { } first)
            throw new InvalidOperationException($"All {BlockCount * BlockSize} test ports from {FirstPort} are taken.");
        Singles.Enqueue(first);
        (_next, _end) = (first, first + BlockSize);
    }

    /// <returns>The first port; null when there are not so many blocks in a row.</returns>
    private static int? OpenBlocks(int count)
    {
        while (_nextBlock + count <= BlockCount)
        {
            var first = _nextBlock;
            var held = HoldRun(first, count);
            _nextBlock = first + Math.Max(held.Count, 1);
            if (held.Count < count)
            {
                // A shorter run than asked for is useless; the block behind it belongs to somebody else.
                held.ForEach(block => block.Dispose());
                _nextBlock = first + held.Count + 1;
                continue;
            }

            HeldBlocks.AddRange(held);
            return FirstPort + (first * BlockSize);
        }

        return null;
    }

    private static List<FileStream> HoldRun(int first, int count)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "platform-ports")).FullName;
        var held = new List<FileStream>();
        for (var block = first; block < first + count; block++)
        {
            try
            {
                held.Add(new FileStream(Path.Combine(folder, $"{block}.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                break;
            }
        }

        return held;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            udp.Bind(new IPEndPoint(IPAddress.Any, port));
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            tcp.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
