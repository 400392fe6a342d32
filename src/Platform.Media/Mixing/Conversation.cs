using Platform.Media.Jitter;
using Platform.Media.Relay;

namespace Platform.Media.Mixing;

/// <summary>
/// Legs of one relay thread and who hears whom. A leg that hears one other whose codec it takes is sent that one's packets as they
/// are; one that hears several, or one of another codec, is sent a mix every 20 ms. Relay thread only.
/// </summary>
/// <remarks>
/// Invariants: all legs live on the conversation's thread; a leg is in at most one conversation; whoever hears or is heard is in it.
/// Who is relayed to and who is mixed is worked out anew whenever a leg leaves, speaks another codec or is agreed another.
/// </remarks>
internal sealed class Conversation : ITicking
{
    private readonly RelayThread _thread;
    private readonly List<Link> _links;
    private LegCore[] _speakers = [];
    private LegCore[] _mixed = [];
    private Pacer _pacer;

    /// <param name="thread">Where the legs live.</param>
    /// <param name="parties">Who hears whom.</param>
    public Conversation(RelayThread thread, IEnumerable<(LegCore Leg, LegCore[] Hears)> parties)
    {
        _thread = thread;
        _links = [.. parties.Select(party => new Link(party.Leg, party.Hears))];
        foreach (var link in _links) link.Leg.Conversation = this;
    }

    public bool IsTicking { get; set; }

    /// <summary>Takes a leg out; <see cref="Arrange"/> must follow.</summary>
    public void Remove(LegCore leg)
    {
        leg.Conversation = null;
        (leg.Listeners, leg.Partners) = ([], []);
        _links.RemoveAll(link => link.Leg == leg);
        for (var i = 0; i < _links.Count; i++)
            if (_links[i].Hears.Contains(leg)) _links[i] = new Link(_links[i].Leg, [.. _links[i].Hears.Where(other => other != leg)]);
    }

    /// <summary>Works out who is sent what.</summary>
    public void Arrange()
    {
        // To a leg of which no codec is known yet nothing can be mixed; it is arranged anew once there is one.
        var mixed = _links.Where(link => link is { Hears.Length: > 0, Leg.Codec: not null } && !IsRelayed(link)).ToList();
        var speakers = mixed.SelectMany(link => link.Hears).ToHashSet();
        foreach (var link in _links) link.Leg.UseVoice(speakers.Contains(link.Leg));
        foreach (var link in _links)
        {
            var isMixed = mixed.Contains(link);
            link.Leg.Output.UseMix(isMixed ? [.. link.Hears.Select(speaker => speaker.Voice!)] : []);
            var listeners = _links.Where(other => other.Hears.Contains(link.Leg)).ToList();
            link.Leg.Listeners = [.. listeners.Select(other => new Listener(other.Leg, mixed.Contains(other)))];
            link.Leg.Partners = [.. link.Hears.Where(other => listeners.Exists(listener => listener.Leg == other))];
        }

        _speakers = [.. speakers];
        _mixed = [.. mixed.Select(link => link.Leg)];
        if (_mixed.Length > 0) _thread.Schedule(this);
    }

    public void BeginPacing(long tick) => _pacer.Begin(tick);

    /// <summary>Sends 20 ms to all who are mixed.</summary>
    public int Tick(long tick)
    {
        if (_mixed.Length == 0) return 0;
        foreach (var speaker in _speakers) speaker.Voice!.Advance();
        foreach (var leg in _mixed) leg.Output.SendMix();
        var ticks = _pacer.Next(tick, Voice.FrameMs / Pacer.TickMs, out var givenUp);
        if (givenUp == 0) return ticks;
        foreach (var leg in _mixed) leg.Output.SkipMix(givenUp * Voice.FrameMs);
        return ticks;
    }

    private static bool IsRelayed(Link link) =>
        link.Hears.Length == 1 && (link.Leg.Codec is not { } codec || link.Hears[0].SpokenCodec is not { } spoken || PayloadKinds.PassesAs(spoken, codec));

    private readonly record struct Link(LegCore Leg, LegCore[] Hears);
}

/// <summary>Who hears a leg, and how.</summary>
/// <param name="Leg">The listener.</param>
/// <param name="IsMixed">It hears the leg's voice in a mix; else the leg's packets are relayed to it.</param>
internal readonly record struct Listener(LegCore Leg, bool IsMixed);
