using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Recordings;

namespace Platform.Grains.Calls;

/// <summary>
/// Has the call's node record. The recording is in the index before the node hears of it, so that one that never comes is missed; an
/// index that cannot be written just now costs no recording: the node enters it when it closes the file.
/// </summary>
internal sealed class CallRecordings(CallContext call, IRecordings recordings)
{
    public async Task Record(CallEffect.Record record)
    {
        var entry = EntryOf(call.State);
        await call.Try("enter the recording", () => recordings.OpenAsync(entry, CancellationToken.None));
        await call.Command(new LegCommand.Record(record.Talk.Left, record.Talk.Right, entry.StartedAt, record.At));
    }

    private static Recording EntryOf(CallState state)
    {
        var offered = state.Call!;
        var agents = state.Recording.Stretches
            .SelectMany(stretch => stretch.Talk.Legs)
            .Select(legId => state.FindLeg(legId)?.Agent)
            .OfType<string>().Distinct();
        var queues = state.Steps.Where(step => step.Kind == PathStepKind.Queue).Select(step => step.Party).Distinct();
        return new Recording(offered.Tenant, offered.CallId, offered.Node, offered.From, offered.To, offered.Direction,
            state.Recording.Stretches[0].From, [.. agents], [.. queues]);
    }
}
