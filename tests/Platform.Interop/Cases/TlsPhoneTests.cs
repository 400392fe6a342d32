using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

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
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=sip.test", key, HashAlgorithmName.SHA256);
        var from = TimeProvider.System.GetUtcNow().AddDays(-1);
        using var certificate = request.CreateSelfSigned(from, from.AddDays(30));
        folder.Write("certificate.pem", certificate.ExportCertificatePem());
        folder.Write("key.pem", key.ExportPkcs8PrivateKeyPem());
        return new()
        {
            [PlatformEnvironment.TlsPort] = $"{port}",
            [PlatformEnvironment.TlsCertificate] = folder.File("certificate.pem"),
            [PlatformEnvironment.TlsKey] = folder.File("key.pem"),
        };
    }
}
