using Platform.Contracts.Legs;
using Platform.Domain.Calls;

namespace Platform.Simulation;

/// <summary>Prompts: callers listen to the end, press a key, or hang up before.</summary>
public sealed partial class SimulatedNode
{
    private const int PatienceS = 5;

    private void Play(NodeCall call, LegCommand.Play play)
    {
        call.Sounds[play.LegId] = play.PlayId;
        var isImpatient = play.EndsByDigit && random.Next(100) < 30;
        After(isImpatient ? 1 : 5, () => EndMessage(call, play, isImpatient));
    }

    private void EndMessage(NodeCall call, LegCommand.Play play, bool byDigit)
    {
        if (!call.Legs.Contains(play.LegId) || call.Sounds.GetValueOrDefault(play.LegId) != play.PlayId)
            return;
        Did(play.PlayId);
        call.Sounds.Remove(play.LegId);
        if (byDigit)
            Report(call, new CallCommand.DigitPressed(play.LegId, '1', DigitSource.TelephoneEvent));
        Report(call, new CallCommand.MessagePlayed(play.LegId, play.PlayId, byDigit));
        if (strict)
            After(PatienceS, () => ExpectSound(call, play));
    }

    private void ExpectSound(NodeCall call, LegCommand.Play play)
    {
        if (call.Legs.Contains(play.LegId) && !call.Sounds.ContainsKey(play.LegId))
            violation($"{play.LegId} of {call.Key} hears nothing {PatienceS} s after {play.PlayId}");
    }
}
