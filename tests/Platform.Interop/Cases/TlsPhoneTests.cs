namespace Platform.Interop.Cases;

/// <summary>A phone that signals over TLS, at a server with a certificate of its own.</summary>
public sealed class TlsPhoneTests
{
    private const double CallersToneHz = 440;
    private const double PhonesToneHz = 1000;

    [Fact]
    public async Task A_phone_on_TLS_registers_and_takes_a_call()
    {
        using var folder = new TempFolder("certificate");
        var port = PortPool.Take();
        await using var house = await House.Open(new() { Environment = Certify(folder, port) });
        var tenant = await house.Rent(new() { AnswersOnAgent = true });
        await using var phone = await Baresip.Start(new()
        {
            Account = new($"1001.{tenant.Id}", RentedTenant.SipPassword("1001")),
            AuthenticationUser = "1001",
            Registrar = $"{PlatformServer.SipAddress}:{port}",
            Transport = SipTransport.Tls,
        });
        await tenant.AgentIs("1001", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(1500)));
        await phone.WaitCallEstablished();

        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        await phone.WaitCallEnded();

        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }

    /// <summary>Keys in SDP (RFC 4568), which baresip insists on: each way is decrypted by the one and encrypted by the other.</summary>
    [Fact]
    public async Task A_phone_on_TLS_talks_by_SRTP_when_it_is_called_and_when_it_calls()
    {
        using var folder = new TempFolder("certificate");
        var port = PortPool.Take();
        await using var house = await House.Open(new() { Environment = Certify(folder, port) });
        var tenant = await house.Rent(new() { Agents = 2 });
        await using var phone = await Baresip.Start(new()
        {
            Account = new($"1001.{tenant.Id}", RentedTenant.SipPassword("1001")),
            AuthenticationUser = "1001",
            Registrar = $"{PlatformServer.SipAddress}:{port}",
            Transport = SipTransport.Tls,
            RequiresSrtp = true,
        });
        await tenant.AgentIs("1001", "ready");
        await using var audio = RtpPeer.Open(AudioCodec.Pcma, House.TrunkAddress);
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye, SippMedia.From(audio)));
        audio.SendTone(CallersToneHz, await caller.FarMedia());
        await phone.WaitCallEstablished();
        await audio.WaitForTone(PhonesToneHz);
        await phone.HearsTone(CallersToneHz);
        await phone.HangUp();
        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        await phone.WaitCallEnded();
        await tenant.EndedCall("agentHungUp");

        await using var colleague = await tenant.Desk("1002", toneHz: CallersToneHz);
        await tenant.AgentIs("1002", "ready");
        await tenant.AgentIs("1001", "ready");
        await phone.Dial("1002");
        await colleague.WaitCallEstablished();
        await colleague.HearsTone(PhonesToneHz);
        await phone.HearsTone(CallersToneHz);
        await phone.HangUp();
        await colleague.WaitCallEnded();
        await tenant.EndedCalls(2);
    }

    private static Dictionary<string, string> Certify(TempFolder folder, int port)
    {
        var certificate = TestCertificate.Write(folder);
        return new()
        {
            [PlatformEnvironment.TlsPort] = $"{port}",
            [PlatformEnvironment.TlsCertificate] = certificate.File,
            [PlatformEnvironment.TlsKey] = certificate.KeyFile,
        };
    }
}
