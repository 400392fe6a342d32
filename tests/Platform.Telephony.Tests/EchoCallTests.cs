using Platform.Sip.Messages;
using Platform.Telephony.Tests.World;
using Platform.Testing;

namespace Platform.Telephony.Tests;

public class EchoCallTests
{
    private const string Echo = "*43";

    [Fact]
    public async Task Who_dials_the_echo_is_answered_and_no_call_is_made_of_it()
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync();
        var outgoing = await house.DialAsync(phone, "1001", Echo);
        await outgoing.ExpectAnswer();
        Assert.Equal(1, house.Service.OpenMediaLegs);
        Assert.Empty(house.Grains.Calls);

        Assert.Equal(200, (await outgoing.Bye()).StatusCode);
        await house.QuietAsync();
    }

    [Fact]
    public async Task An_agent_has_one_echo_at_a_time_and_none_beside_a_call()
    {
        await using var house = await House.OpenAsync();
        var phone = await house.RegisteredPhoneAsync();
        var first = await house.DialAsync(phone, "1001", Echo);
        await first.ExpectAnswer();
        var refusal = await (await house.DialAsync(phone, "1001", Echo)).Expect(486);
        Assert.Contains("agent_is_in_call", refusal.Get(SipHeader.Reason), StringComparison.Ordinal);
        await (await house.DialAsync(phone, "1001", "1002")).Expect(603);

        Assert.Equal(200, (await first.Bye()).StatusCode);
        await house.QuietAsync();
    }

    [Fact]
    public async Task It_is_let_go_after_a_minute()
    {
        var time = new ManualTime();
        await using var house = await House.OpenAsync(time: time);
        var phone = await house.RegisteredPhoneAsync();
        var outgoing = await house.DialAsync(phone, "1001", Echo);
        await outgoing.ExpectAnswer();

        for (var second = 0; second < 61; second++)
            time.Advance(TimeSpan.FromSeconds(1));
        await phone.Expect(SipMethod.Bye);
        await Wait.Until(() => house.Service.OpenMediaLegs == 0, () => $"0 media legs; there are {house.Service.OpenMediaLegs}");
    }
}
