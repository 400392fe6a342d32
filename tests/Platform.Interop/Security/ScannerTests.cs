using Platform.Interop.Cases;
using Xunit.Abstractions;

namespace Platform.Interop.Security;

/// <summary>What everybody meets who opens a SIP port to the internet: they learn nothing and are banned.</summary>
public sealed class ScannerTests(ITestOutputHelper output)
{
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Scanners_that_say_what_they_are_get_no_answer_at_all()
    {
        await using var house = await House.Open();
        var tenant = await house.Rent(new() { Agents = 3 });
        foreach (var (tool, arguments) in new (string, string[])[]
        {
            ("svmap", []),
            ("svmap", ["-m", "INVITE"]),
            ("svwar", ["-e1000-1005", "--force", "--domain", tenant.Domain]),
            ("svwar", ["-e1000-1005", "--force", "-m", "INVITE"]),
            ("svcrack", ["-u", "1001", "-r", "1-20", "--domain", tenant.Domain]),
        })
        {
            var printed = await Sipvicious.Run(tool, house.Server, isDisguised: false, arguments);
            output.WriteLine($"{tool} {string.Join(' ', arguments)}\n{printed}");
            Assert.DoesNotContain("reqauth", printed, StringComparison.Ordinal);
            Assert.DoesNotContain("noauth", printed, StringComparison.Ordinal);
            Assert.DoesNotContain(house.Server.SipEndpoint + " ", printed, StringComparison.Ordinal);
            Assert.Equal("scanner", (await Bans.LiftTheOne(house)).Reason);
        }

        await TakesACall(tenant);
    }

    [Theory]
    [InlineData("REGISTER")]
    [InlineData("INVITE")]
    [InlineData("OPTIONS")]
    public async Task A_disguised_search_for_extensions_cannot_tell_one_from_another(string method)
    {
        await using var house = await House.Open();
        var tenant = await house.Rent(new() { Agents = 3 });
        var printed = await Sipvicious.Run("svwar", house.Server, isDisguised: true, "-e1000-1200", "-m", method, "--force", "--domain", tenant.Domain, "--maximumtime", "5");
        output.WriteLine(printed);
        Assert.Contains("found nothing", printed, StringComparison.Ordinal);
        await TakesACall(tenant);
    }

    [Theory]
    [InlineData("REGISTER", 401)]
    [InlineData("INVITE", 403)]
    [InlineData("OPTIONS", 403)]
    public async Task Asking_for_one_extension_after_the_other_gets_one_answer_and_ends_in_a_ban(string method, int status)
    {
        await using var house = await House.Open();
        var tenant = await house.Rent(new() { Agents = 3 });
        using var scanner = new DatagramPeer(House.StrangersAddress);
        var answers = new HashSet<string>();
        for (var extension = 1000; (await Bans.Of(house)).Count == 0; extension++)
        {
            Assert.True(extension < 1100, "A hundred extensions were asked for without a ban.");
            await scanner.Send(SipText.Request(method, $"sip:{extension}@{tenant.Domain}", scanner), house.Server.SipEndpoint);
            var answer = await scanner.Receive(CallTimeout);
            Assert.Equal(status, SipText.Status(answer));
            answers.Add(string.Join('\n', SipText.OwnHeaders(answer)));
        }

        Assert.Single(answers);
        Assert.Equal("enumeration", (await Bans.LiftTheOne(house)).Reason);
        await TakesACall(tenant);
    }

    [Fact]
    public async Task Guessing_passwords_ends_in_a_ban_before_the_right_one_is_reached()
    {
        await using var house = await House.Open();
        var tenant = await house.Rent(new() { Agents = 30 });
        using var folder = new TempFolder("words");
        var tries = 0;
        for (var agent = 1001; agent <= 1030 && (await Bans.Of(house)).Count == 0; agent++)
        {
            var words = Enumerable.Range(0, 30).Select(word => $"guess{word}").Append(RentedTenant.SipPassword($"{agent}"));
            var printed = await Sipvicious.Run("svcrack", house.Server, isDisguised: true, "-u", $"{agent}", "-d", folder.Write($"{agent}", string.Join('\n', words)),
                "--domain", tenant.Domain, "--maximumtime", "3");
            output.WriteLine($"svcrack -u {agent}\n{printed}");
            Assert.DoesNotContain(RentedTenant.SipPassword($"{agent}"), printed, StringComparison.Ordinal);
            tries++;
        }

        output.WriteLine($"Banned after {tries} accounts: {Assert.Single(await Bans.Of(house))}");
        Assert.DoesNotContain("first device registered", house.Server.Log, StringComparison.Ordinal);
        await TakesACall(tenant);
    }

    private static async Task TakesACall(RentedTenant tenant)
    {
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(200)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCall("agentHungUp");
    }
}
