using System.Net;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Stack;

public sealed class HostileNetworkTests
{
    /// <summary>Mutated messages through the whole stack: no fault anywhere, and nothing is left when they have aged out.</summary>
    [Fact]
    public void Mutated_messages_leave_no_fault_and_no_state()
    {
        var world = new TwoStacks(maxTransactions: 100_000);
        world.BobUser.Request = transaction => transaction.Respond(transaction.Request.Method == SipMethod.Invite ? 486 : 200);
        var mutator = new Mutator(new Random(3261));
        for (var i = 0; i < 20_000; i++)
        {
            world.Network.Inject(world.Kind, IPEndPoint.Parse("203.0.113.9:5062"), TwoStacks.BobAddress, mutator.Next());
            world.Settle();
        }
        world.Advance(120);
        Assert.Empty(world.Faults);
        Assert.Equal(0, world.Bob.TransactionCount);
        Assert.True(world.BobUser.Heard.Count > 100, $"only {world.BobUser.Heard.Count} requests came through");
    }

    /// <summary>
    /// Whatever is lost, a call ends in one outcome: both sides agree on the answer, or the side that lacks something is
    /// told; and no transaction outlives its timers.
    /// </summary>
    [Fact]
    public void Lossy_calls_end_and_leave_nothing()
    {
        var completed = 0;
        for (var seed = 0; seed < 300; seed++)
        {
            var world = Play(seed);
            var (alice, bob) = (world.AliceUser.Heard, world.BobUser.Heard);
            var saw = $"seed {seed}: A {string.Join(' ', alice)} | B {string.Join(' ', bob)} | {string.Join(", ", world.Wire)}";
            Assert.True(world.Faults.Count == 0, saw);
            Assert.True(world.Alice.TransactionCount + world.Bob.TransactionCount == 0, saw);
            Assert.True(bob.Count(item => item == "INVITE") <= 1 && bob.Count(item => item == "BYE") <= 1, saw);
            Assert.True(alice.Contains("200") || alice.Contains("time-out"), saw);
            Assert.True(!bob.Contains("INVITE") || bob.Contains("ACK") ^ bob.Contains("no ACK"), saw);
            if (bob.Contains("BYE") && alice.Count(item => item == "200") == 2) completed++;
        }
        Assert.InRange(completed, 200, 300);
    }

    private static TwoStacks Play(int seed)
    {
        var world = new TwoStacks();
        var random = new Random(seed);
        var loss = random.NextDouble() * 0.6;
        world.Network.Loses = (_, _, _) => random.NextDouble() < loss;
        world.BobUser.Request = transaction =>
        {
            var ok = transaction.CreateResponse(200);
            ok.Add(SipHeader.Contact, "<sip:bob@192.0.2.2>");
            transaction.Respond(ok);
        };
        DialogState? dialog = null;
        world.AliceUser.Response = (transaction, response) =>
        {
            if (!response.IsSuccess || response.CSeq.Method != SipMethod.Invite) return;
            Dialog.TryFromResponse(transaction.Request, response, transaction.Target, out dialog);
            transaction.SendAck(Dialog.Ack(dialog, transaction.Request.CSeq.Number));
        };
        world.Send(world.Request(SipMethod.Invite));
        world.Advance(20);
        if (dialog is not null) world.Send(Dialog.NewRequest(dialog, SipMethod.Bye).Request);
        world.Advance(150);
        return world;
    }
}
