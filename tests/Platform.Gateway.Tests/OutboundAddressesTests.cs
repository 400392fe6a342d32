using System.Net;
using Platform.Gateway.Outbound;

namespace Platform.Gateway.Tests;

public class OutboundAddressesTests
{
    [Theory]
    [InlineData("93.184.216.34", true)]
    [InlineData("2606:2800:220:1::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)] // cloud metadata
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::", false)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("::ffff:93.184.216.34", true)]
    [InlineData("64:ff9b::a00:1", false)] // 10.0.0.1, translated
    [InlineData("64:ff9b::5db8:d822", true)]
    [InlineData("2002:c0a8:101::1", false)] // 192.168.1.1 by 6to4
    public void Only_addresses_of_the_Internet_are_reached(string address, bool mayReach) =>
        Assert.Equal(mayReach, new OutboundAddresses([]).MayReach(IPAddress.Parse(address)));

    [Fact]
    public void The_operator_may_allow_more()
    {
        var addresses = new OutboundAddresses(["10.1.0.0/16", "127.0.0.1"]);
        Assert.True(addresses.MayReach(IPAddress.Parse("10.1.9.9")));
        Assert.True(addresses.MayReach(IPAddress.Parse("::ffff:10.1.9.9")));
        Assert.True(addresses.MayReach(IPAddress.Loopback));
        Assert.False(addresses.MayReach(IPAddress.Parse("10.2.0.1")));
        Assert.False(addresses.MayReach(IPAddress.Parse("127.0.0.2")));
        Assert.Throws<InvalidOperationException>(() => new OutboundAddresses(["crm.example"]));
    }
}
