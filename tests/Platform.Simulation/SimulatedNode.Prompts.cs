using Platform.Contracts.Legs;
using Platform.Domain.Calls;

namespace Platform.Simulation;

/// <summary>Prompts: callers listen to the end, press a key, or hang up before. Where a flow asks, they press some, soon or never.</summary>
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
        var isFlow = play.PlayId.StartsWith("flow-", StringComparison.Ordinal);
        Did(isFlow ? "flow prompt" : play.PlayId);
        call.Sounds.Remove(play.LegId);
        if (byDigit)
            Report(call, new CallCommand.DigitPressed(play.LegId, isFlow ? DrawKey() : '1', DigitSource.TelephoneEvent));
        Report(call, new CallCommand.MessagePlayed(play.LegId, play.PlayId, byDigit));
        if (isFlow)
            PressSome(call, play.LegId);
        else if (strict)
            After(PatienceS, () => ExpectSound(call, play));
    }

    private void PressSome(NodeCall call, string legId)
    {
        var after = 0;
        for (var i = Keys.Next(4); i > 0; i--)
        {
            after += Keys.Next(1, 4);
            After(after, () => Press(call, legId));
        }
    }

    /// <summary>Between two who hear each other a key is for the other one.</summary>
    private void Press(NodeCall call, string legId)
    {
        if (!call.Legs.Contains(legId) || (call.Sounds.TryGetValue(legId, out var sound) && call.Legs.Contains(sound)))
            return;
        Did("press a key");
        Report(call, new CallCommand.DigitPressed(legId, DrawKey(), DigitSource.TelephoneEvent));
    }

    private char DrawKey() => "0123456789*#"[Keys.Next(12)];

    private void ExpectSound(NodeCall call, LegCommand.Play play)
    {
        if (call.Legs.Contains(play.LegId) && !call.Sounds.ContainsKey(play.LegId))
            violation($"{play.LegId} of {call.Key} hears nothing {PatienceS} s after {play.PlayId}");
    }
}
