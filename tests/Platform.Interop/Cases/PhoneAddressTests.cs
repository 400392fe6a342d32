namespace Platform.Interop.Cases;

/// <summary>A phone that can only be given an IP address: agent, dot, tenant, at the server.</summary>
[Collection(SharedHouse.Collection)]
public sealed class PhoneAddressTests(SharedHouse shared)
{
    [Theory]
    [InlineData(SipTransport.Udp)]
    [InlineData(SipTransport.Tcp)]
    public async Task A_phone_that_knows_nothing_but_the_servers_address_takes_a_call(SipTransport transport)
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var phone = await Baresip.Start(new()
        {
            Account = new($"1001.{tenant.Id}", RentedTenant.SipPassword("1001")),
            AuthenticationUser = "1001",
            Registrar = shared.House.Server.SipEndpoint,
            Transport = transport,
        });
        await tenant.AgentIs("1001", "ready");
        await using var caller = await tenant.Call(Callers.Talk(Talk.ThenHangUp(500)));

        (await caller.Completed(TimeSpan.FromSeconds(60))).ShouldSucceed();
        await phone.WaitCallEnded();

        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }
}
