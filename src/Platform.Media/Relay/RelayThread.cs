using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using Platform.Media.Jitter;
using Platform.Media.Mixing;
using Platform.Media.Native;
using Platform.Media.Srtp;

namespace Platform.Media.Relay;

/// <summary>
/// A thread that owns legs: it alone touches them. It sleeps in epoll and wakes for datagrams, commands (a lock-free queue with a
/// wake-up), the media timer (5 ms, only while something plays) and the house-keeping timer (100 ms, only while there are legs).
/// </summary>
/// <remarks>
/// No packet allocates or takes a lock. The packets of a round share two system calls where the kernel has io_uring for us. Under load
/// the thread naps shortly after a small round, so that one wake-up serves many packets. An exception is a bug; it is counted and costs one
/// event, never the thread.
/// </remarks>
internal sealed unsafe class RelayThread : IDisposable
{
    private const int BufferLength = Inbox.BufferLength;
    private const int EnvelopeLength = BufferLength + SrtpCipher.LargestOverhead;
    private const ulong CommandToken = 0xFFFF_FFFF_0000_0000;
    private const ulong MediaTimerToken = CommandToken + 1;
    private const ulong HouseTimerToken = CommandToken + 2;
    private const ulong SharedPortToken = CommandToken + 3;
    private const int HouseShares = 5;
    private const int BusyRoundsPerSecond = 1000;
    private const int LargeRound = 16;
    private const int CommonClockRate = 8000;

    private readonly MediaEngineOptions _options;
    private readonly Action<MediaLegEvent> _raise;
    private readonly Random _random;
    private readonly Poller _poller = new();
    private readonly WakeUp _wakeUp = new();
    private readonly TickTimer _mediaTimer = new(TimeSpan.FromMilliseconds(Pacer.TickMs));
    private readonly TickTimer _houseTimer = new(TimeSpan.FromMilliseconds(100));
    private readonly ConcurrentQueue<RelayCommand> _commands = new();
    private readonly Dictionary<LegCore, List<Action<LegCore>>> _early = [];
    private readonly TickWheel _wheel = new();
    private readonly LegSlots _legs = new();
    private readonly byte* _receiveBuffer = (byte*)NativeMemory.Alloc(BufferLength);
    private readonly byte* _scratch = (byte*)NativeMemory.Alloc(BufferLength);
    private readonly byte* _envelope = (byte*)NativeMemory.Alloc(EnvelopeLength);
    private readonly Thread _thread;
    private readonly Action<int> _handle;
    private readonly Action<ITicking> _runTick;
    private readonly Action<RelayCommand> _runCommand;
    private Libc.TimeSpecification _nap;
    private SubmissionRing? _ring;
    private Inbox? _inbox;
    private Outbox? _outbox;
    private long _commonRtpNow;
    private SharedPort? _sharedPort;
    private long _houseRounds;
    private int _nextPhase;
    private bool _isStopping;

    public RelayThread(int index, MediaEngineOptions options, MediaClock clock, int seed, Action<MediaLegEvent> raise)
    {
        _options = options;
        _raise = raise;
        _random = new Random(seed);
        _nap.Nanoseconds = (nint)options.Coalescing.TotalNanoseconds;
        Clock = clock;
        SilenceTicks = clock.Ticks(options.SilenceTimeout);
        WatchTimes = new AudioWatchTimes(
            clock.Ticks(options.OneWayTimeout), clock.Ticks(options.QuietTimeout), clock.Ticks(3 * options.RtcpInterval));
        ConsentTicks = clock.Ticks(options.ConsentTimeout);
        _poller.TryAdd(_wakeUp.Descriptor, CommandToken);
        _poller.TryAdd(_mediaTimer.Descriptor, MediaTimerToken);
        _poller.TryAdd(_houseTimer.Descriptor, HouseTimerToken);
        (_handle, _runTick, _runCommand) = (Handle, RunTick, RunCommand);
        _thread = new Thread(Run) { IsBackground = true, Name = $"media-relay-{index}" };
    }

    public MediaClock Clock { get; }

    public TrafficCounters Counters { get; } = new();

    /// <summary>The time of this round, in ticks of <see cref="Clock"/>.</summary>
    public long Now { get; private set; }

    /// <summary>The time of this round in units of an RTP clock.</summary>
    public long RtpNow(int clockRate) => clockRate == CommonClockRate ? _commonRtpNow : Clock.Rtp(Now, clockRate);

    public long SilenceTicks { get; }

    public AudioWatchTimes WatchTimes { get; }

    public long ConsentTicks { get; }

    /// <summary>The present tick of the media timer.</summary>
    public long Tick => _wheel.Tick;

    /// <summary>Any thread: packets that are ready share their system calls.</summary>
    public bool Batches => Volatile.Read(ref _ring) is not null;

    /// <summary>What the thread's legs send.</summary>
    public Outbox Outbox => _outbox!;

    /// <summary>Room to put an outgoing packet together.</summary>
    public Span<byte> Scratch => new(_scratch, BufferLength);

    /// <summary>Room for a packet once it is protected: longer than <see cref="Scratch"/> by what that adds.</summary>
    public Span<byte> Envelope => new(_envelope, EnvelopeLength);

    /// <summary>How often a fifth of the legs was looked after.</summary>
    public long HouseRounds => Volatile.Read(ref _houseRounds);

    public void Start() => _thread.Start();

    /// <summary>Any thread: has the command run here, after those sent before.</summary>
    public void Post(LegCore leg, Action<LegCore> run, bool isArrival = false)
    {
        _commands.Enqueue(new RelayCommand(leg, run, isArrival));
        _wakeUp.Give();
    }

    /// <summary>Any thread: ends the thread after the commands sent before, and waits for it.</summary>
    public void Dispose()
    {
        _commands.Enqueue(new RelayCommand(null, _ => _isStopping = true, IsArrival: true));
        _wakeUp.Give();
        _thread.Join();
    }

    /// <summary>Any thread: as the other, for what is of no single leg.</summary>
    public void Post(Action run)
    {
        _commands.Enqueue(new RelayCommand(null, _ => run(), IsArrival: true));
        _wakeUp.Give();
    }

    public void Raise(MediaLegEvent raised) => _raise(raised);

    public long RandomRtcpTicks() => Clock.Ticks(_options.RtcpInterval * (0.5 + _random.NextDouble()));

    /// <summary>Any thread: what comes to this port is this thread's business.</summary>
    public void Listen(SharedPort port)
    {
        Volatile.Write(ref _sharedPort, port);
        _poller.TryAdd(port.Socket.Descriptor, SharedPortToken);
    }

    /// <summary>Takes a leg in: its datagrams come here now.</summary>
    public void Admit(LegCore leg)
    {
        leg.Thread = this;
        leg.Owner = this;
        if (leg.IsClosed) return;
        leg.Slot = _legs.Add(leg);
        Listen(leg);
        _houseTimer.Arm(true);
        Schedule(leg);
    }

    /// <summary>Sends a leg to another thread.</summary>
    public void HandOver(LegCore leg, RelayThread target)
    {
        leg.LeaveConversation();
        Remove(leg);
        leg.Owner = null;
        target.Post(leg, target.Admit, isArrival: true);
    }

    /// <summary>Lets a leg go, after what was sent before.</summary>
    public void Remove(LegCore leg)
    {
        _outbox!.Empty();
        if (leg.Slot < 0) return;
        Ignore(leg);
        _legs.Remove(leg.Slot);
        leg.Slot = -1;
        if (leg.IsTicking) _wheel.Remove(leg);
        leg.IsTicking = false;
        _houseTimer.Arm(_legs.Count > 0);
    }

    /// <summary>Puts a leg that has something of its own to send in the wheel, unless it is there.</summary>
    public void Schedule(LegCore leg)
    {
        if (leg.IsTicking || leg.Slot < 0 || !leg.Output.WantsTicks) return;
        leg.IsTicking = true;
        leg.Output.BeginPacing(_wheel.Tick + 1);
        _wheel.Add(leg, 1);
        _mediaTimer.Arm(true);
    }

    /// <summary>Puts a conversation that mixes in the wheel, unless it is there. They take turns, so that not all mix at once.</summary>
    public void Schedule(Conversation conversation)
    {
        if (conversation.IsTicking) return;
        conversation.IsTicking = true;
        var delay = 1 + _nextPhase++ % (Voice.FrameMs / Pacer.TickMs);
        conversation.BeginPacing(_wheel.Tick + delay);
        _wheel.Add(conversation, delay);
        _mediaTimer.Arm(true);
    }

    private void Listen(LegCore leg)
    {
        if (leg.Browser is not null)
        {
            _sharedPort!.Add(leg);
            return;
        }

        _poller.TryAdd(leg.RtpSocket.Descriptor, TokenOf(leg, isRtcp: false));
        _poller.TryAdd(leg.RtcpSocket.Descriptor, TokenOf(leg, isRtcp: true));
    }

    private void Ignore(LegCore leg)
    {
        if (leg.Browser is not null)
        {
            _sharedPort!.Remove(leg);
            return;
        }

        _poller.Remove(leg.RtpSocket.Descriptor);
        _poller.Remove(leg.RtcpSocket.Descriptor);
    }

    private static ulong TokenOf(LegCore leg, bool isRtcp) => ((ulong)leg.Serial << 32) | ((uint)leg.Slot << 1) | (isRtcp ? 1u : 0u);

    private LegCore? LegOf(ulong token) => _legs[(int)((uint)token >> 1)];

    private void Run()
    {
        Volatile.Write(ref _ring, _options.Batches ? SubmissionRing.TryCreate() : null);
        _inbox = new Inbox(_ring);
        _outbox = new Outbox(_ring, _inbox);
        var lastBusy = long.MinValue / 2;
        while (!_isStopping)
        {
            var ready = _poller.Wait();
            Now = Clock.Now;
            _commonRtpNow = Clock.Rtp(Now, CommonClockRate);
            Receive(ready);
            for (var i = 0; i < ready; i++)
            {
                FetchAhead(i, ready);
                Safely(_handle, i);
            }

            _outbox.Empty();
            var isBusy = Now - lastBusy < Clock.TicksPerSecond / BusyRoundsPerSecond;
            lastBusy = Now;
            if (isBusy && ready < LargeRound) Nap();
        }

        Release();
    }

    /// <summary>Has all datagrams that the events tell of received, where that takes one system call.</summary>
    private void Receive(int ready)
    {
        for (var i = 0; i < ready; i++)
        {
            var token = _poller.TokenAt(i);
            if (token < CommandToken && _legs.SocketAt((int)(uint)token) is var socket and >= 0) _inbox!.Expect(i, socket);
        }

        _inbox!.Receive();
    }

    /// <summary>Begins to bring what the next packets touch into the cache.</summary>
    private void FetchAhead(int index, int ready)
    {
        var last = Math.Min(LegCore.FetchSteps, ready - index);
        for (var ahead = 0; ahead < last; ahead++)
            LegOf(_poller.TokenAt(index + ahead))?.Fetch(LegCore.FetchSteps - 1 - ahead);
    }

    private void Nap()
    {
        if (_nap.Nanoseconds == 0) return;
        fixed (Libc.TimeSpecification* nap = &_nap) _ = Libc.NanoSleep(nap, null);
    }

    /// <summary>A fault costs what met it, not what comes after.</summary>
    private void Safely<T>(Action<T> handle, T what)
    {
        try
        {
            handle(what);
        }
        catch (Exception)
        {
            Counters.CountFault();
        }
    }

    private void Handle(int index)
    {
        var token = _poller.TokenAt(index);
        switch (token)
        {
            case CommandToken: RunCommands(); break;
            case MediaTimerToken: OnMediaTimer(); break;
            case HouseTimerToken: OnHouseTimer(); break;
            case SharedPortToken: _sharedPort!.OnReadable(new Span<byte>(_receiveBuffer, BufferLength)); break;
            default: OnReadable(index, token); break;
        }
    }

    private void OnReadable(int index, ulong token)
    {
        var leg = LegOf(token);
        // Another leg may have got the place since the event was gathered.
        if (leg is null || leg.Serial != (uint)(token >> 32)) return;
        var isRtcp = (token & 1) != 0;
        var length = _inbox!.Take(index, isRtcp ? leg.RtcpSocket : leg.RtpSocket, out var buffer, out var from);
        if (length < 0) return;
        if (length > BufferLength) leg.Input.Drop(DropReason.Malformed);
        else if (isRtcp) leg.OnRtcpPort(buffer[..length], from);
        else leg.OnRtpPort(buffer[..length], from);
    }

    private void OnMediaTimer()
    {
        var due = _wheel.Advance(_mediaTimer.TakeExpirations());
        foreach (var ticking in due) Safely(_runTick, ticking);
        if (_wheel.Count == 0) _mediaTimer.Arm(false);
    }

    private void RunTick(ITicking ticking)
    {
        ticking.IsTicking = false;
        var ticks = ticking.Tick(_wheel.Tick);
        if (ticks == 0) return;
        ticking.IsTicking = true;
        _wheel.Add(ticking, ticks);
    }

    private void OnHouseTimer()
    {
        if (_houseTimer.TakeExpirations() == 0) return;
        var first = (int)(_houseRounds % HouseShares);
        for (var slot = first; slot < _legs.Capacity; slot += HouseShares) _legs[slot]?.KeepHouse();
        Volatile.Write(ref _houseRounds, _houseRounds + 1);
    }

    private void RunCommands()
    {
        _wakeUp.Take();
        while (_commands.TryDequeue(out var command)) Safely(_runCommand, command);
    }

    /// <summary>A command may come before its leg, which is on its way from another thread: then it waits for the leg.</summary>
    private void RunCommand(RelayCommand command)
    {
        if (command.IsArrival) RunArrival(command);
        else if (command.Leg!.Owner == this) command.Run(command.Leg);
        else if (_early.TryGetValue(command.Leg, out var waiting)) waiting.Add(command.Run);
        else _early[command.Leg] = [command.Run];
    }

    private void RunArrival(RelayCommand command)
    {
        command.Run(command.Leg!);
        if (command.Leg is null || !_early.Remove(command.Leg, out var waiting)) return;
        foreach (var run in waiting) Safely(_runCommand, new RelayCommand(command.Leg, run, IsArrival: false));
    }

    private void Release()
    {
        _poller.Dispose();
        _wakeUp.Dispose();
        _mediaTimer.Dispose();
        _houseTimer.Dispose();
        _outbox!.Dispose();
        _inbox!.Dispose();
        _ring?.Dispose();
        NativeMemory.Free(_receiveBuffer);
        NativeMemory.Free(_scratch);
        NativeMemory.Free(_envelope);
    }

    private readonly record struct RelayCommand(LegCore? Leg, Action<LegCore> Run, bool IsArrival);
}
