using Platform.Contracts.Legs;
using Platform.Domain.Calls;
using Platform.Domain.Prompts;

namespace Platform.Simulation;

/// <summary>Prompts: callers listen to the end, press a key, or hang up before. Where a flow asks, they press some, soon or never.</summary>
public sealed partial class SimulatedNode
{
    private const int PatienceS = 5;

    private void Play(NodeCall call, LegCommand.Play play)
    {
        call.Sounds[play.LegId] = call.LastMessages[play.LegId] = play.PlayId;
        var keys = KeysFor(play);
        After(keys.Length > 0 ? 1 : 5, () => EndMessage(call, play, keys));
    }

    /// <summary>Whoever is asked for a number enters one, mostly; whoever is asked to confirm it does so, or not.</summary>
    private string KeysFor(LegCommand.Play play)
    {
        if (!play.EndsByDigit)
            return "";
        if (play.PlayId is PlayIds.Message or PlayIds.MessageMenu)
            return ChoiceFor(play.PlayId);
        if (play.PlayId != PlayIds.Callback)
            return (play.PlayId == PlayIds.Announcement ? Keys : random).Next(100) < 30 ? "1" : "";
        if (play.Items.Contains(new PromptItem.Phrase(PromptPhrase.EnterNumber)))
            return random.Next(4) == 0 ? "12#" : $"1390000000{random.Next(10)}#";
        return random.Next(100) switch
        {
            < 60 => "1",
            < 70 => "2",
            < 75 => "9",
            < 80 => "*",
            _ => "",
        };
    }

    /// <summary>Agents hear what was said, mostly to its end, and then say what is to become of it; or they hang up.</summary>
    private string ChoiceFor(string playId) => Keys.Next(playId == PlayIds.Message ? 200 : 100) switch
    {
        < 35 => "3",
        < 50 => "2",
        < 65 => "*",
        < 70 => "1",
        < 75 => "9",
        _ => "",
    };

    private void EndMessage(NodeCall call, LegCommand.Play play, string keys)
    {
        if (!call.Legs.Contains(play.LegId) || call.Sounds.GetValueOrDefault(play.LegId) != play.PlayId)
            return;
        var isFlow = IsOfFlow(play.PlayId);
        Did(isFlow ? "flow prompt" : play.PlayId);
        call.Sounds.Remove(play.LegId);
        foreach (var key in keys)
            Report(call, new CallCommand.DigitPressed(play.LegId, isFlow ? DrawKey() : key, DigitSource.TelephoneEvent));
        Report(call, new CallCommand.MessagePlayed(play.LegId, play.PlayId, keys.Length > 0));
        if (play.PlayId == PlayIds.MessageMenu && keys.Length == 0)
            After(3, () => End(call, play.LegId));
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

    private static bool IsOfFlow(string playId) => playId.StartsWith("flow-", StringComparison.Ordinal);

    private char DrawKey() => "0123456789*#"[Keys.Next(12)];

    /// <summary>
    /// Nobody is left in silence, but for who is entering a number, speaks a message, heard one, or came to a flow meanwhile. What the call
    /// has not heard yet it cannot follow.
    /// </summary>
    private void ExpectSound(NodeCall call, LegCommand.Play play)
    {
        if (call.Legs.Contains(play.LegId) && call.Reports.Count == 0 && !call.Sounds.ContainsKey(play.LegId)
            && call.LastMessages[play.LegId] is not (PlayIds.Callback or PlayIds.Voicemail or PlayIds.Message or PlayIds.MessageMenu)
            && !IsOfFlow(call.LastMessages[play.LegId]))
            violation($"{play.LegId} of {call.Key} hears nothing {PatienceS} s after {play.PlayId}");
    }
}
