namespace Platform.Interop.Server;

/// <summary>A start that can't be is refused in words, with a stable code and no trace of calls.</summary>
public sealed class RefusedStartTests
{
    [Fact]
    public async Task A_start_that_cannot_be_says_why()
    {
        await using var server = await PlatformServer.Start();
        await Refuses("address_in_use", $"udp:127.0.0.1:{server.SipPort}");
        await Refuses("setting_refused", "Sip:Port", (PlatformEnvironment.SipPort, "abc"));
        await Refuses("setting_refused", "'localhost', which is no IP address", (PlatformEnvironment.HttpAddress, "localhost"));
        await Refuses("setting_refused", "Gateway:AccessTokenMinutes is -1", ("PLATFORM__Gateway__AccessTokenMinutes", "-1"));
        await Refuses("store_unavailable", "", (PlatformEnvironment.ConnectionString, "Host=127.0.0.1;Port=1;Username=nobody;Database=none"));
        await Refuses("store_misconfigured", "neither SQLite's", (PlatformEnvironment.ConnectionString, "platform"));
        await Refuses("setting_refused", "Sip:DigestAlgorithms has 'foo'", ("PLATFORM__Sip__DigestAlgorithms", "foo"));
        await Refuses("input_output", "/proc/", (PlatformEnvironment.Data, "/proc/platform"));
        await Refuses("address_in_use", $":{server.HttpPort}", (PlatformEnvironment.SipPort, "0"));
        await server.Apply(new { @operator = new { name = "Demo", demo = true } });
        await Refuses("demo_refused", "--demo");

        async Task Refuses(string code, string words, params (string Name, string Value)[] changed)
        {
            var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => server.Run(changed, "serve"));
            Assert.Contains("ended with exit code 1:", refusal.Message, StringComparison.Ordinal);
            Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
            Assert.EndsWith($"[{code}]", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", refusal.Message, StringComparison.Ordinal);
        }
    }
}
