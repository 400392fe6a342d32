using System.Text;

namespace Platform.Interop.Cases;

/// <summary>Datagrams that are no SIP, or more of it than there should be: counted, dropped or refused, and the process lives on.</summary>
[Collection(SharedHouse.SecondCollection)]
public sealed class HostileInputTests(SharedHouse shared)
{
    private const int LargestDatagram = 65507;
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(800);

    [Fact]
    public async Task Garbage_oversized_and_truncated_datagrams_are_counted_and_the_next_call_is_taken()
    {
        var tenant = await shared.House.Rent();
        var target = shared.House.Server.SipEndpoint;
        using var trunk = new DatagramPeer(House.TrunkAddress);
        var before = await shared.House.Metric("sip_dropped_total");
        var hostile = Hostile(SipText.Request("INVITE", $"sip:{tenant.Number}@{target}", trunk)).ToList();

        foreach (var datagram in hostile)
            await trunk.Send(datagram, target);
        var answers = await trunk.ReceiveUntilQuiet(Quiet);

        Assert.All(answers, answer => Assert.InRange(SipText.Status(answer), 400, 599));
        await Eventually.Become(() => shared.House.Metric("sip_dropped_total"), dropped => dropped >= before + hostile.Count, $"{hostile.Count} more datagrams to be counted than {before}");
        Assert.Equal(0, await shared.House.Metric("sip_dropped_total", "\"fault\""));
        await TakesACall(tenant);
    }

    [Fact]
    public async Task The_same_INVITE_twice_is_one_call()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(200, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.RepeatInvite(Talk.ThenHangUp(300)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }

    [Fact]
    public async Task The_same_INVITE_by_another_path_is_482()
    {
        var tenant = await shared.House.Rent(new() { AnswersOnAgent = true });
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(500, Talk.UntilBye));
        await using var caller = await tenant.Call(Callers.MergedInvite(Talk.ThenHangUp(300)));

        (await caller.Completed(CallTimeout)).ShouldSucceed();
        (await agent.Completed(CallTimeout)).ShouldSucceed();

        await tenant.EndedCall("callerHungUp");
        await tenant.AgentIs("1001", "ready");
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Hostile(string invite)
    {
        var message = Encoding.UTF8.GetBytes(invite.ReplaceLineEndings("\r\n"));
        var random = new Random(4733);
        for (var length = 1; length <= 4096; length *= 4)
        {
            var garbage = new byte[length];
            random.NextBytes(garbage);
            yield return garbage;
        }

        foreach (var length in (int[])[10, message.Length / 3, message.Length / 2, message.Length - 30])
            yield return message.AsMemory(0, length);

        yield return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message).Replace("Content-Length: 0", "Content-Length: 5000"));
        yield return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message).Replace("CSeq: 1 INVITE", "CSeq: 99999999999 INVITE"));
        yield return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(message).Replace("Max-Forwards", "Subject: " + new string('x', LargestDatagram - message.Length - 11) + "\r\nMax-Forwards"));
    }

    private static async Task TakesACall(RentedTenant tenant)
    {
        await using var agent = await tenant.ReadyDesk("1001", Agents.Answer(20, Talk.ThenHangUp(200)));
        await using var caller = await tenant.Call(Callers.Talk(Talk.UntilBye));
        (await caller.Completed(CallTimeout)).ShouldSucceed();
        await tenant.EndedCall("agentHungUp");
    }
}
