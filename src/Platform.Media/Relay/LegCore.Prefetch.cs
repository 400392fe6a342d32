using Platform.Media.Native;

namespace Platform.Media.Relay;

/// <summary>
/// With hundreds of legs, nearly all that a packet touches has left the cache since the leg's last one, and each line costs as much as
/// the work on it. So a leg's memory is asked for while the packets before are in the kernel, step by step, since each
/// step follows what the one before has brought.
/// </summary>
internal sealed partial class LegCore
{
    /// <summary>Steps that lead to all that a relayed packet touches, the first of them furthest ahead of the packet.</summary>
    public const int FetchSteps = 5;

    public void Fetch(int step)
    {
        switch (step)
        {
            case 0: CacheLines.Fetch(this, 4); break;
            case 1: FetchReceiving(); break;
            case 2: FetchInput(); break;
            case 3: if (Listeners.Length > 0) Listeners[0].Leg.FetchSending(); break;
            default: if (Listeners.Length > 0) Listeners[0].Leg.FetchOutput(); break;
        }
    }

    /// <summary>What both directions touch.</summary>
    private void FetchParts()
    {
        CacheLines.Fetch(_identity, 2);
        CacheLines.Fetch(_peer, 3);
        CacheLines.Fetch(_counters, 4);
        CacheLines.Fetch(Wire, 1);
    }

    private void FetchReceiving()
    {
        FetchParts();
        CacheLines.Fetch(Input, 2);
        CacheLines.Fetch(Listeners, 1);
    }

    private void FetchInput()
    {
        CacheLines.Fetch(_identity.RtpSocket, 1);
        CacheLines.Fetch(Input.Latch, 3);
        CacheLines.Fetch(Input.Statistics, 2);
        CacheLines.Fetch(Input.Watch, 2);
        if (Listeners.Length > 0) CacheLines.Fetch(Listeners[0].Leg, 4);
    }

    private void FetchSending()
    {
        FetchParts();
        CacheLines.Fetch(Input, 1);
        CacheLines.Fetch(Output, 2);
    }

    private void FetchOutput()
    {
        CacheLines.Fetch(_identity.RtpSocket, 1);
        CacheLines.Fetch(Input.Latch, 3);
        CacheLines.Fetch(Output.Stream, 2);
    }
}
