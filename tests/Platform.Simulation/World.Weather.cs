using Platform.Actors.Simulation;
using Platform.Contracts;
using Platform.Contracts.Grains;

namespace Platform.Simulation;

/// <summary>What goes wrong in a world, and how it is mended.</summary>
public sealed partial class World
{
    private void SetWeather()
    {
        if (weather.LosesMessages)
            sim.Faults = new LossyNetwork();
        if (!weather.StoreFails)
        {
            store.Faults = (_, _) => new StoreFate(TimeSpan.FromMilliseconds(random.Next(5)));
            return;
        }

        store.Faults = (operation, _) => random.NextDouble() switch
        {
            < 0.01 => new StoreFate(FailBefore: new StoreFault("not stored")),
            < 0.015 when operation != "read" => new StoreFate(FailAfter: new StoreFault("stored, but the answer was lost")),
            _ => new StoreFate(TimeSpan.FromMilliseconds(random.Next(20))),
        };
        stores.Records.Faults = () => (random.NextDouble() < 0.01, random.NextDouble() < 0.01);
        stores.Figures.Faults = () => (auditChance.NextDouble() < 0.1, auditChance.NextDouble() < 0.1);
        stores.Seats.Faults = () => (seatChance.NextDouble() < 0.05, seatChance.NextDouble() < 0.05);
        stores.Callbacks.Fault = () => { if (callbackChance.NextDouble() < 0.02) throw new StoreFault("not listed"); };
        stores.Messages.Fault = () => { if (messageChance.NextDouble() < 0.02) throw new StoreFault("not listed"); };
        stores.Records.AuditFaults = () => (auditChance.NextDouble() < 0.1, auditChance.NextDouble() < 0.1);
    }

    private void BecomeQuiet()
    {
        quiet = true;
        sim.Faults = null;
        store.Faults = null;
        stores.Records.Faults = null;
        stores.Records.AuditFaults = null;
        stores.Figures.Faults = null;
        stores.Seats.Faults = null;
        stores.Callbacks.Fault = null;
        stores.Messages.Fault = null;
    }

    private void CrashSomething()
    {
        if (random.Next(2) == 0)
        {
            sim.CrashActivation("queue", GrainKey.Queue(Tenant, Queues[random.Next(2)]));
            sim.CrashActivation("agent", GrainKey.Agent(Tenant, $"{1001 + random.Next(AgentCount)}"));
            foreach (var open in stores.Callbacks.All.OrderBy(callback => callback.Order.CallbackId, StringComparer.Ordinal).Where(callback => callback.IsOpen && callbackChance.Next(2) == 0))
                sim.CrashActivation("callback", GrainKey.Callback(Tenant, open.Order.CallbackId));
            foreach (var open in stores.Messages.All.OrderBy(message => message.Order.MessageId, StringComparer.Ordinal).Where(message => message.IsOpen && messageChance.Next(2) == 0))
                sim.CrashActivation("message", GrainKey.Message(Tenant, open.Order.MessageId));
            return;
        }

        if (leaveChance.Next(2) == 0)
            LeaveFirst();
        var crashedAt = sim.Time.GetUtcNow();
        node.Alive = false;
        sim.CrashProcess();
        store.LosePending();
        sim.RunFor(TimeSpan.FromSeconds(random.Next(1, 20)));
        sim.Run(() => engine.StartAsync());
        node = NewNode();
        node.CloseLost(crashedAt);
        _ = sim.Spawn("node", node.SayHere);
        auditor.Forget();
        _ = sim.Spawn("recovery", () => Recover(crashedAt));
    }

    /// <summary>A node that is told to stop ends its calls before it goes; what takes longer is lost with it.</summary>
    private void LeaveFirst()
    {
        node.Leave();
        sim.RunFor(TimeSpan.FromSeconds(2));
    }

    /// <summary>What a host does at its start: every record that was left open is closed.</summary>
    private async Task Recover(DateTimeOffset crashedAt)
    {
        var open = await stores.Records.ListOpenAsync("node-1", CancellationToken.None);
        foreach (var record in open.Where(record => record.OfferedAt <= crashedAt))
            await UntilDone(() => engine.GetGrain<ICallGrain>(GrainKey.Call(Tenant, record.CallId)).NodeLost(crashedAt));
    }

    private async Task UntilDone(Func<Task> step)
    {
        while (true)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), sim.Time);
            }
        }
    }
}
