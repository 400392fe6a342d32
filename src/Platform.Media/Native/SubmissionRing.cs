using System.Runtime.InteropServices;

namespace Platform.Media.Native;

/// <summary>
/// An io_uring, see io_uring_setup(2): calls to sockets are noted down and made together by one system call. None of them may wait, so
/// all are over when <see cref="Submit"/> returns. The thread that makes it alone uses it.
/// </summary>
internal sealed unsafe class SubmissionRing : IDisposable
{
    /// <summary>Calls that can be noted down before they are made: one for each event of a round.</summary>
    public const int Capacity = Poller.MaximumEvents;

    // struct io_uring_sqe and io_uring_cqe, from <linux/io_uring.h>.
    private const int EntryLength = 64;
    private const int CompletionLength = 16;
    private const byte ReceiveMessage = 10;
    private const byte SendBytes = 26;
    private const byte SkipSuccess = 1 << 6;

    // Linux 6.1 has them all, and sends to an address.
    private const uint SetupFlags = Libc.RingSubmitAll | Libc.RingSingleIssuer | Libc.RingDeferTaskRun;

    private readonly int _descriptor;
    private readonly byte* _rings;
    private readonly nint _ringsLength;
    private readonly byte* _entries;
    private readonly uint* _submissionTail;
    private readonly uint* _completionHead;
    private readonly uint* _completionTail;
    private readonly byte* _completions;
    private readonly uint _entryMask;
    private readonly uint _completionMask;
    private uint _tail;
    private uint _noted;

    private SubmissionRing(int descriptor, in RingParameters setUp, byte* rings, nint ringsLength, byte* entries)
    {
        _descriptor = descriptor;
        _rings = rings;
        _ringsLength = ringsLength;
        _entries = entries;
        _submissionTail = (uint*)(rings + setUp.Submissions.Tail);
        _entryMask = *(uint*)(rings + setUp.Submissions.Mask);
        _completionHead = (uint*)(rings + setUp.Completions.Head);
        _completionTail = (uint*)(rings + setUp.Completions.Tail);
        _completionMask = *(uint*)(rings + setUp.Completions.Mask);
        _completions = rings + setUp.Completions.Array;
        var order = (uint*)(rings + setUp.Submissions.Array);
        for (var i = 0u; i < setUp.SubmissionCount; i++) order[i] = i;
    }

    /// <summary>Null where the system has none for us: an older kernel, or one whose administrator does not want it used.</summary>
    public static SubmissionRing? TryCreate()
    {
        var setUp = new RingParameters { Flags = SetupFlags };
        var descriptor = (int)Libc.SystemCall(Libc.RingSetup, Capacity, (nint)(&setUp), 0, 0, 0, 0);
        if (descriptor < 0) return null;
        var length = (nint)Math.Max(
            setUp.Submissions.Array + setUp.SubmissionCount * sizeof(uint), setUp.Completions.Array + setUp.CompletionCount * CompletionLength);
        var rings = Libc.MapShared(length, descriptor, Libc.RingsOffset);
        var entries = Libc.MapShared((nint)(setUp.SubmissionCount * EntryLength), descriptor, Libc.RingEntriesOffset);
        if (rings is not null && entries is not null) return new SubmissionRing(descriptor, setUp, rings, length, entries);
        if (rings is not null) _ = Libc.Unmap(rings, length);
        _ = Libc.Close(descriptor);
        return null;
    }

    /// <summary>Notes a recvmsg down; what comes of it is told by <see cref="TryTake"/>.</summary>
    /// <param name="socket">Its descriptor.</param>
    /// <param name="message">Where the datagram and its source go; it stays where it is until the call is made.</param>
    /// <param name="flags">Those of recvmsg; it never waits.</param>
    /// <param name="token">Comes back with the outcome.</param>
    public void AddReceive(int socket, MessageHeader* message, int flags, uint token) =>
        NewEntry(ReceiveMessage, socket, message, 1, flags, token);

    /// <summary>Notes a sendto down. Only what fails is told by <see cref="TryTake"/>.</summary>
    /// <param name="socket">Its descriptor.</param>
    /// <param name="bytes">The datagram; it stays where it is until the call is made.</param>
    /// <param name="length">Of the datagram.</param>
    /// <param name="to">Where it goes; stays, too.</param>
    /// <param name="token">Comes back with the error.</param>
    public void AddSend(int socket, byte* bytes, int length, KernelAddress* to, uint token)
    {
        var entry = NewEntry(SendBytes, socket, bytes, (uint)length, 0, token);
        entry[1] = SkipSuccess;
        *(KernelAddress**)(entry + 8) = to;
        *(ushort*)(entry + 44) = (ushort)to->Length;
    }

    /// <summary>Makes the calls that are noted down; gives how many of them, the last ones, the kernel did not take.</summary>
    public int Submit()
    {
        Volatile.Write(ref *_submissionTail, _tail);
        while (_noted > 0)
        {
            var taken = Libc.SystemCall(Libc.RingEnter, _descriptor, (nint)_noted, 0, Libc.RingGetEvents, 0, 0);
            if (taken > 0) _noted -= (uint)taken;
            else if (taken == 0 || Marshal.GetLastPInvokeError() != Libc.Interrupted) break;
        }

        var left = (int)_noted;
        Volatile.Write(ref *_submissionTail, _tail -= _noted);
        _noted = 0;
        return left;
    }

    /// <summary>The outcome of a call, in no certain order; false when all were told.</summary>
    /// <param name="token">The call's.</param>
    /// <param name="result">What the call gives, or below 0.</param>
    public bool TryTake(out uint token, out int result)
    {
        (token, result) = (0, 0);
        var head = *_completionHead;
        if (head == Volatile.Read(ref *_completionTail)) return false;
        var completion = _completions + (head & _completionMask) * CompletionLength;
        token = *(uint*)completion;
        result = *(int*)(completion + 8);
        Volatile.Write(ref *_completionHead, head + 1);
        return true;
    }

    public void Dispose()
    {
        _ = Libc.Unmap(_rings, _ringsLength);
        _ = Libc.Unmap(_entries, (nint)((_entryMask + 1) * EntryLength));
        _ = Libc.Close(_descriptor);
    }

    private byte* NewEntry(byte operation, int socket, void* address, uint length, int flags, uint token)
    {
        var entry = _entries + (_tail & _entryMask) * EntryLength;
        new Span<byte>(entry, EntryLength).Clear();
        *entry = operation;
        *(int*)(entry + 4) = socket;
        *(void**)(entry + 16) = address;
        *(uint*)(entry + 24) = length;
        *(int*)(entry + 28) = flags | Libc.MessageDontWait;
        *(ulong*)(entry + 32) = token;
        _tail++;
        _noted++;
        return entry;
    }

    // struct io_uring_params, io_sqring_offsets and io_cqring_offsets.
    [StructLayout(LayoutKind.Explicit, Size = 120)]
    private struct RingParameters
    {
        [FieldOffset(0)] public uint SubmissionCount;
        [FieldOffset(4)] public uint CompletionCount;
        [FieldOffset(8)] public uint Flags;
        [FieldOffset(40)] public SubmissionOffsets Submissions;
        [FieldOffset(80)] public CompletionOffsets Completions;
    }

    [StructLayout(LayoutKind.Explicit, Size = 40)]
    private struct SubmissionOffsets
    {
        [FieldOffset(4)] public uint Tail;
        [FieldOffset(8)] public uint Mask;
        [FieldOffset(24)] public uint Array;
    }

    [StructLayout(LayoutKind.Explicit, Size = 40)]
    private struct CompletionOffsets
    {
        [FieldOffset(0)] public uint Head;
        [FieldOffset(4)] public uint Tail;
        [FieldOffset(8)] public uint Mask;
        [FieldOffset(20)] public uint Array;
    }
}
