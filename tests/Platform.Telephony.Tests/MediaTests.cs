using System.Net;
using System.Text;
using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Media;
using Platform.Media.Audio;
using Platform.Sip.Messages;
using Platform.Sip.Sdp;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

public class MediaTests
{
    private const string Caller = CallState.CallerLegId;
    private const double Loud = -30;
    private const double Quiet = -50;

    [Theory]
    [InlineData("8 101")]
    [InlineData("0 101")]
    public async Task The_caller_hears_music_then_each_hears_the_others_tone_and_the_figures_are_reported(string callersFormats)
    {
        using var engine = new MediaEngine(new MediaEngineOptions { BindAddress = IPAddress.Loopback, FirstPort = 47000, LastPort = 47199 });
        Assert.True(RtpEndpoint.TryOpen(engine, out var callerEar, out _));
        Assert.True(RtpEndpoint.TryOpen(engine, out var agentEar, out _));
        await using var house = await House.OpenAsync();
        var (_, outgoing, call) = await house.CallAsync(TestSdp.Of(callerEar.Leg.RtpPort, formats: callersFormats));
        await call.Order(new LegCommand.Answer(Caller));
        await call.Order(new LegCommand.PlayMusic(Caller));
        Connect(callerEar, (await outgoing.ExpectAnswer()).Body);
        callerEar.Say(AudioLoop.Tone(440));
        await Wait.Until(() => callerEar.HeardDuration > TimeSpan.FromMilliseconds(300), () => "music");

        var phone = await house.RegisteredPhoneAsync();
        await call.Order(House.Ring("offer-1"));
        var invite = await phone.Expect(SipMethod.Invite);
        phone.Answer(invite, 200, TestSdp.Of(agentEar.Leg.RtpPort, formats: "8 101"));
        Connect(agentEar, invite.Request.Body);
        agentEar.Say(AudioLoop.Tone(1000));
        await call.Reported<CallCommand.LegAnswered>("offer-1");
        await call.Order(new LegCommand.Bridge(Caller, "offer-1"));
        await Wait.Until(() => callerEar.HeardLevelDbfs(1000) > Loud && agentEar.HeardLevelDbfs(440) > Loud,
            () => $"tones; caller hears {callerEar.HeardLevelDbfs(1000):0} dBFS, agent {agentEar.HeardLevelDbfs(440):0} dBFS");
        Assert.True(callerEar.HeardLevelDbfs(440) < Quiet);

        var digit = await outgoing.Ask(SipMethod.Info, info => info.SetBody("application/dtmf-relay", "Signal=5\r\nDuration=120\r\n"u8.ToArray()));
        Assert.Equal(200, digit.StatusCode);
        await Wait.Until(() => agentEar.DigitsHeard == "5", () => $"the key; heard {agentEar.DigitsHeard}");

        await outgoing.Bye();
        await call.Order(new LegCommand.Release("offer-1", EndCause.CallerHungUp));
        var figures = (await call.Reported<CallCommand.LegEnded>(Caller)).Statistics;
        Assert.True(figures is { PacketsIn: > 10, PacketsOut: > 10, Lost: 0, OneWayMs: 0, SilenceMs: 0 }, figures.ToString());
        Assert.True((await call.Reported<CallCommand.LegEnded>("offer-1")).Statistics.PacketsIn > 0);
        await house.QuietAsync();
    }

    private static void Connect(RtpEndpoint ear, ReadOnlyMemory<byte> sdp)
    {
        Assert.True(SdpSession.TryParse(sdp.Span, out var session), Encoding.UTF8.GetString(sdp.Span));
        var media = session.Media[0];
        var codec = media.Formats[0] == "0" ? MediaCodec.Pcmu : MediaCodec.Pcma;
        Assert.Equal(MediaRefusal.None, ear.Connect(new MediaRemote
        {
            Address = new MediaAddress(session.ConnectionOf(media)!.Address, media.Port),
            Codec = ear.Leg.Remote?.Codec ?? codec,
            TelephoneEventPayloadType = 101,
        }));
    }
}
