using Platform.Media.Audio;
using Platform.Media.Dtmf;

namespace Platform.Media.Tests;

public class DigitTests
{
    private static readonly DetectedDigit Five = new('5', 100);

    private static byte[] Payload(byte code, bool isEnd, int durationMs)
    {
        var payload = new byte[4];
        new TelephoneEvent(code, isEnd, (ushort)(durationMs * 8)).Write(payload);
        return payload;
    }

    private static List<DetectedDigit> Feed(DigitDetector detector, params (uint Timestamp, byte Code, bool IsEnd, int DurationMs)[] packets)
    {
        var found = new List<DetectedDigit>();
        foreach (var (timestamp, code, isEnd, durationMs) in packets)
            if (detector.Accept(timestamp, Payload(code, isEnd, durationMs), 8, out var digit)) found.Add(digit);
        return found;
    }

    [Fact]
    public void A_press_is_reported_once_at_its_first_end() => Assert.Equal(
        [Five],
        Feed(new DigitDetector(), (1000, 5, false, 20), (1000, 5, false, 60), (1000, 5, true, 100), (1000, 5, true, 100), (1000, 5, true, 100)));

    [Fact]
    public void A_lone_end_is_enough() => Assert.Equal([Five], Feed(new DigitDetector(), (1000, 5, true, 100)));

    [Fact]
    public void A_press_without_end_is_reported_when_the_next_begins() => Assert.Equal(
        [Five, new DetectedDigit('#', 40)],
        Feed(new DigitDetector(), (1000, 5, false, 60), (1000, 5, false, 100), (3000, 11, false, 20), (3000, 11, true, 40)));

    [Fact]
    public void The_same_key_twice_is_two_presses() =>
        Assert.Equal([Five, Five], Feed(new DigitDetector(), (1000, 5, true, 100), (3000, 5, false, 20), (3000, 5, true, 100)));

    [Fact]
    public void A_late_packet_of_a_former_press_is_nothing_new() =>
        Assert.Equal([Five, Five], Feed(new DigitDetector(), (1000, 5, true, 100), (3000, 5, true, 100), (1000, 5, true, 100)));

    [Fact]
    public void Events_that_are_not_keys_are_ignored() => Assert.Empty(Feed(new DigitDetector(), (1000, 16, true, 100), (2000, 255, true, 1)));

    [Fact]
    public void Audio_after_the_press_completes_it()
    {
        var detector = new DigitDetector();
        Assert.Empty(Feed(detector, (1000, 5, false, 100)));
        Assert.False(detector.CompleteBefore(1800, out _));
        Assert.True(detector.CompleteBefore(1801, out var digit));
        Assert.Equal(Five, digit);
        Assert.False(detector.CompleteBefore(2000, out _));
    }

    [Fact]
    public void A_sender_presses_in_steps_with_three_ends_and_a_pause()
    {
        var sender = new DigitSender();
        sender.Enqueue(5, 50);
        var steps = new List<string>();
        while (sender.IsActive)
            steps.Add(sender.TryStep(8, out var step) ? $"{step.Event.Duration}{(step.Event.IsEnd ? "E" : "")}{(step.IsFirst ? "!" : "")}" : "-");
        Assert.Equal(["160!", "320", "400E", "400E", "400E", "-", "-", "-"], steps);
    }

    // At 48 kHz, 16 bits hold 1365 ms.
    [Theory]
    [InlineData(8, 48, 800, 4800)]
    [InlineData(48, 8, 4800, 800)]
    [InlineData(8, 8, 800, 800)]
    [InlineData(8, 48, 16000, 65535)]
    public void A_duration_is_said_in_the_clock_of_the_other_side(int from, int to, int duration, int changed)
    {
        var payload = new byte[TelephoneEvent.Length];
        new TelephoneEvent(5, true, (ushort)duration).Write(payload);
        TelephoneEvent.ChangeClock(payload, from, to);
        Assert.True(TelephoneEvent.TryParse(payload, out var parsed));
        Assert.Equal(new TelephoneEvent(5, true, (ushort)changed), parsed);
    }

    [Fact]
    public async Task Keys_are_passed_through_a_bridge_and_detected_on_the_way()
    {
        using var rig = new Rig();
        using var phones = new MediaEngine(Rig.Options());
        Assert.True(RtpEndpoint.TryOpen(phones, out var caller, out _));
        Assert.True(RtpEndpoint.TryOpen(phones, out var agent, out _));
        Connect(caller, rig.A, 101);
        Connect(agent, rig.B, 96);
        rig.Engine.Bridge(rig.A, rig.B);
        agent.Say(AudioLoop.Tone(440));
        caller.Say(AudioLoop.Tone(1000));
        foreach (var digit in "1590*#D") Assert.Equal(MediaRefusal.None, caller.Leg.SendDigit(digit, 60));

        await Wait.Until(() => agent.DigitsHeard == "1590*#D", () => agent.DigitsHeard);
        await Wait.Until(() => rig.Events.OfType<DigitReceived>().Count() == 7, () => string.Join(", ", rig.Events));
        Assert.Equal("1590*#D", string.Concat(rig.Events.OfType<DigitReceived>().Select(e => e.Digit)));
        Assert.All(rig.Events.OfType<DigitReceived>(), e => Assert.Equal((rig.A, 60), (e.Leg, e.DurationMs)));
        Assert.Equal("", caller.DigitsHeard);
    }

    [Fact]
    public void What_can_not_be_pressed_is_refused()
    {
        using var rig = new Rig();
        Assert.Equal(MediaRefusal.NoTelephoneEvent, rig.A.SendDigit('1'));
        rig.A.SetRemote(Rig.RemoteOf(rig.PeerA) with { TelephoneEventPayloadType = 101 });
        Assert.Equal(MediaRefusal.BadDigit, rig.A.SendDigit('x'));
        Assert.Equal(MediaRefusal.BadDigit, rig.A.SendDigit('1', 39));
        Assert.Equal(MediaRefusal.None, rig.A.SendDigit('1'));
        rig.A.Dispose();
        Assert.Equal(MediaRefusal.LegClosed, rig.A.SendDigit('1'));
    }

    private static void Connect(RtpEndpoint phone, MediaLeg leg, int telephoneEvent)
    {
        leg.SetRemote(new MediaRemote { Address = new MediaAddress("127.0.0.1", phone.Leg.RtpPort), TelephoneEventPayloadType = telephoneEvent });
        phone.Connect(new MediaRemote { Address = new MediaAddress("127.0.0.1", leg.RtpPort), TelephoneEventPayloadType = telephoneEvent });
    }
}
