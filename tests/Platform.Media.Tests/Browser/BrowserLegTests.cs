using System.Text.Json;
using Platform.Media.Audio;
using Platform.Media.Relay;
using Platform.Media.Rtp;
using Platform.Media.Stun;

namespace Platform.Media.Tests.Browser;

public class BrowserLegTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_browser_and_a_phone_talk(int threads)
    {
        using var rig = new BrowserRig(threads: threads);
        await rig.ConnectAsync();
        for (var i = 1; i <= 5; i++) await rig.TalkAsync(i);
        Assert.Equal(SrtpSuite.AeadAes128Gcm, rig.Events.OfType<LegSecured>().Single().Suite);
        Assert.Equal((5, rig.Browser.Port), (rig.Leg.Statistics.PacketsIn, rig.Leg.Statistics.SendingTo!.Port));
        Assert.Same(rig.Leg.Core.Thread, rig.Phone.Core.Thread);
        Assert.Equal(0, rig.Engine.RelayFaults);
    }

    [Fact]
    public async Task The_engine_begins_the_handshake_when_that_was_agreed()
    {
        using var rig = new BrowserRig();
        rig.Leg.SetRemote(rig.Browser.Remote(DtlsRole.Active));
        Assert.Equal(StunType.BindingSuccess, await rig.Browser.CheckAsync(rig.Leg));
        await rig.Browser.ShakeAsync(rig.Leg, DtlsRole.Passive);
        await rig.EventAsync<LegSecured>();
        await rig.TalkAsync(1);
    }

    [Fact]
    public async Task Checks_and_handshake_may_come_before_the_answer()
    {
        using var rig = new BrowserRig();
        await rig.Browser.CheckAsync(rig.Leg);
        var shaking = rig.Browser.ShakeAsync(rig.Leg);
        // What comes after the ClientHello is seen after it.
        rig.Browser.Send(rig.Leg.RtpPort, new byte[12].Prepend((byte)0x80).ToArray());
        await Wait.Until(() => rig.Dropped(DropReason.NotSecured) == 1, () => rig.Leg.Statistics);
        rig.Leg.SetRemote(rig.Browser.Remote());
        await shaking;
        await rig.EventAsync<LegSecured>();
        await rig.TalkAsync(1);
    }

    [Fact]
    public async Task Music_digits_and_reports_are_protected_too()
    {
        using var rig = new BrowserRig(rtcpInterval: TimeSpan.FromMilliseconds(20));
        rig.Leg.SetRemote(rig.Browser.Remote() with { TelephoneEventPayloadType = 101 });
        rig.Leg.Play(AudioLoop.HoldMusic);
        await rig.Browser.ConnectAsync(rig.Leg);
        Assert.Equal(172, (await rig.Browser.ReceiveRtpAsync()).Length);
        var report = await rig.Browser.ReceiveRtcpAsync();
        Assert.True(RtcpReport.TryParse(report, 0, null, out _));
        rig.Leg.SendDigit('5');
        byte[] packet;
        do packet = await rig.Browser.ReceiveRtpAsync();
        while ((packet[1] & 0x7F) != 101);
        Assert.Equal(5, packet[12]);
    }

    [Fact]
    public async Task Another_certificate_than_SDP_named_is_refused()
    {
        using var rig = new BrowserRig();
        using var other = new FakeBrowser();
        var security = (MediaSecurity.Dtls)rig.Browser.Remote().Security!;
        rig.Leg.SetRemote(rig.Browser.Remote() with { Security = security with { Fingerprint = other.Fingerprint } });
        await rig.Browser.ConnectAsync(rig.Leg);
        Assert.Equal(MediaSecurityFailure.WrongFingerprint, (await rig.EventAsync<LegSecurityFailed>()).Reason);
        rig.Browser.SendRtp(rig.Leg, 1, 1);
        await Wait.Until(() => rig.Dropped(DropReason.NotSecured) == 1, () => rig.Leg.Statistics);
        Assert.Equal((0, 0), (rig.Leg.Statistics.PacketsIn, rig.Leg.Statistics.PacketsOut));
    }

    [Fact]
    public async Task A_browser_that_changes_its_network_is_followed_by_its_nominated_check()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        await rig.TalkAsync(1);
        rig.Browser.Move();
        await rig.Browser.CheckAsync(rig.Leg, isNominating: false);
        Assert.NotEqual(rig.Browser.Port, rig.Leg.Statistics.SendingTo!.Port);
        await rig.Browser.CheckAsync(rig.Leg);
        await rig.TalkAsync(2);
        Assert.Equal(rig.Browser.Port, rig.Leg.Statistics.SendingTo!.Port);
    }

    [Fact]
    public async Task After_an_ICE_restart_new_credentials_work_and_keys_stay()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        var former = rig.Leg.Ice!;
        Assert.Equal(rig.Leg.RestartIce(), rig.Leg.Ice);
        Assert.NotEqual(former, rig.Leg.Ice);
        await rig.SettleAsync();
        rig.Browser.Move();
        Assert.Equal(StunType.BindingSuccess, await rig.Browser.CheckAsync(rig.Leg));
        rig.Browser.Send(rig.Leg.RtpPort, rig.Browser.Check(former));
        Assert.Equal(StunType.BindingSuccess, FakeBrowser.TypeOf(await rig.Browser.ReceiveAsync(StunMessage.IsStun)));
        await rig.TalkAsync(1);
        rig.Leg.RestartIce();
        await rig.SettleAsync();
        rig.Browser.Send(rig.Leg.RtpPort, rig.Browser.Check(former));
        Assert.Equal(StunType.BindingError, FakeBrowser.TypeOf(await rig.Browser.ReceiveAsync(StunMessage.IsStun)));
        Assert.Equal(1, rig.Dropped(DropReason.UnknownUfrag));
        Assert.Null(rig.Phone.RestartIce());
    }

    [Fact]
    public async Task Another_browser_takes_the_leg_over()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        using var next = new FakeBrowser();
        await rig.TalkAsync(1);
        Assert.Equal(MediaRefusal.None, rig.Leg.SetRemote(next.Remote()));
        await rig.SettleAsync();
        await next.ConnectAsync(rig.Leg);
        await rig.EventAsync<LegSecured>(2);
        await rig.TalkAsync(next, 2);
        rig.Browser.SendRtp(rig.Leg, 3, 3);
        await Wait.Until(() => rig.Dropped(DropReason.Stranger) == 1, () => rig.Leg.Statistics);
        rig.Browser.Send(rig.Leg.RtpPort, rig.Browser.Check(rig.Leg.Ice!));
        await Wait.Until(() => rig.Dropped(DropReason.IceRefused) == 1, () => rig.Leg.Statistics);
        await rig.TalkAsync(next, 4);
    }

    [Fact]
    public async Task Strangers_forgers_and_repeaters_change_nothing_and_are_counted()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        using var stranger = new FakeBrowser();
        var packet = rig.Browser.Protect(1, 1).ToArray();
        stranger.Send(rig.Leg.RtpPort, packet);
        rig.Browser.Send(rig.Leg.RtpPort, packet);
        await rig.Peer.ReceiveRtpAsync();
        rig.Browser.Send(rig.Leg.RtpPort, packet);
        packet[3]++;
        rig.Browser.Send(rig.Leg.RtpPort, packet);
        stranger.Send(rig.Leg.RtpPort, stranger.Check(new IceCredentials("whoever+", "whatever")));
        await Wait.Until(() => rig.Dropped(DropReason.UnknownUfrag) == 1, () => rig.Leg.Statistics);
        Assert.Equal((1, 1, 1), (rig.Dropped(DropReason.Stranger), rig.Dropped(DropReason.Replayed), rig.Dropped(DropReason.BadTag)));
        Assert.Equal((1, 2), (rig.Leg.Statistics.PacketsIn, rig.Leg.Statistics.Unauthentic));
        await rig.TalkAsync(5);
    }

    [Fact]
    public async Task Without_checks_nothing_is_sent_until_the_next_one()
    {
        var time = new ManualTime();
        using var rig = await new BrowserRig(time).ConnectAsync();
        await rig.TalkAsync(1);
        time.Advance(TimeSpan.FromSeconds(31));
        var lost = await rig.EventAsync<LegUnreachable>();
        Assert.Equal(time.GetUtcNow() - TimeSpan.FromSeconds(31), lost.Since);
        Assert.Null(rig.Leg.Statistics.SendingTo);
        await rig.Browser.CheckAsync(rig.Leg);
        await rig.TalkAsync(2);
    }

    [Fact]
    public async Task A_browser_that_says_goodbye_is_told_of()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        rig.Browser.Dtls!.Close();
        rig.Browser.Flush(rig.Leg.RtpPort);
        Assert.Equal(MediaSecurityFailure.ClosedByPeer, (await rig.EventAsync<LegSecurityFailed>()).Reason);
    }

    [Fact]
    public async Task A_closed_leg_leaves_nothing_on_the_shared_port()
    {
        using var rig = await new BrowserRig().ConnectAsync();
        var credentials = rig.Leg.Ice!;
        rig.Leg.Dispose();
        await rig.Browser.ReceiveAsync(Media.Dtls.DtlsAssociation.IsDtls);
        rig.Browser.Send(rig.Leg.RtpPort, rig.Browser.Check(credentials));
        Assert.Equal(StunType.BindingError, FakeBrowser.TypeOf(await rig.Browser.ReceiveAsync(StunMessage.IsStun)));
        rig.Browser.SendRtp(rig.Leg, 1, 1);
        await Wait.Until(() => rig.Phone.Core.Home.Counters.Dropped(DropReason.Stranger) == 1, () => "no stranger counted");
        Assert.NotNull(rig.Engine.AllocateBrowser().Leg);
    }

    [Fact]
    public async Task A_leg_is_reopened_with_its_credentials_and_waits_for_a_new_offer()
    {
        var options = Rig.Options() with { BrowserPort = null };
        using var browser = new FakeBrowser();
        string description;
        using (var engine = new MediaEngine(options))
        {
            var leg = engine.AllocateBrowser().Leg!;
            leg.SetRemote(browser.Remote());
            await browser.ConnectAsync(leg);
            description = JsonSerializer.Serialize(leg.Describe());
        }

        using var next = new MediaEngine(options);
        var former = JsonSerializer.Deserialize<MediaLegDescription>(description)!;
        var reopened = next.Reopen(former).Leg!;
        Assert.Equal((former.Ice, former.Ssrc), (reopened.Ice, reopened.Describe().Ssrc));
        Assert.Equal(StunType.BindingSuccess, await browser.CheckAsync(reopened));
        await browser.ShakeAsync(reopened);
        Assert.Equal(MediaRefusal.BadSecurity, next.Reopen(former with { Ice = new IceCredentials("?", "?") }).Refusal);
    }

    [Fact]
    public void Security_that_does_not_fit_the_leg_is_refused()
    {
        using var engine = new MediaEngine(Rig.Options() with { BrowserPort = null });
        using var browser = new FakeBrowser();
        var (plain, leg) = (engine.Allocate().Leg!, engine.AllocateBrowser().Leg!);
        var dtls = browser.Remote();
        var security = (MediaSecurity.Dtls)dtls.Security!;
        Assert.Equal(MediaRefusal.BadSecurity, plain.SetRemote(dtls));
        Assert.Equal(MediaRefusal.BadSecurity, leg.SetRemote(dtls with { Security = null }));
        Assert.Equal(MediaRefusal.BadSecurity, leg.SetRemote(dtls with { Security = new MediaSecurity.Sdes(SrtpSuite.AeadAes128Gcm, new byte[28], new byte[28]) }));
        foreach (var fingerprint in new[] { "", "sha-256", "sha-1 00:01", security.Fingerprint[..^1], security.Fingerprint.Replace(':', '-'), "sha-512 " + security.Fingerprint[8..] })
            Assert.Equal(MediaRefusal.BadSecurity, leg.SetRemote(dtls with { Security = security with { Fingerprint = fingerprint } }));
        Assert.Equal(MediaRefusal.None, leg.SetRemote(dtls with { Security = security with { Fingerprint = security.Fingerprint.ToLowerInvariant() } }));
        Assert.Equal((true, leg.RtpPort, engine.BrowserPort), (leg.IsBrowser, leg.RtcpPort, leg.RtpPort));
    }

    [Fact]
    public void Without_a_browser_port_there_are_no_browser_legs()
    {
        using var engine = new MediaEngine(Rig.Options());
        Assert.Equal((0, string.Empty, MediaRefusal.NoDtls), (engine.BrowserPort, engine.Fingerprint, engine.AllocateBrowser().Refusal));
        Assert.NotNull(engine.Allocate().Leg);
    }
}
