namespace Platform.Interop.Cases;

/// <summary>A phone that signals over TLS, at a server with a certificate of its own.</summary>
[Collection(Serial.Collection)]
public sealed class TlsPhoneTests
{
    [Fact]
    public async Task A_phone_on_TLS_registers_and_takes_a_call()
    {
        using var folder = new TempFolder("certificate");
        var port = PortPool.Take();
        await using var house = await House.Open(new() { Environment = Certify(folder, port) });
        var tenant = await house.Rent();
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

        (await caller.Completed(TimeSpan.FromSeconds(20))).ShouldSucceed();
        await phone.WaitCallEnded();

        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
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
