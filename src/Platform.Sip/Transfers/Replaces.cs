using Platform.Sip.Dialogs;
using Platform.Sip.Messages;

namespace Platform.Sip.Transfers;

/// <summary>
/// Replaces (RFC 3891): the dialog that a new INVITE takes over, named by Call-ID and tags as the INVITE's receiver sees
/// them: to-tag is the receiver's own.
/// </summary>
public sealed record Replaces(string CallId, string ToTag, string FromTag, bool EarlyOnly = false)
{
    public const string OptionTag = "replaces";

    /// <summary>Null when both are malformed or the message has none or several: section 3 allows one.</summary>
    public static Replaces? Of(SipMessage message)
    {
        var values = message.All(SipHeader.Replaces).ToList();
        return values.Count == 1 && TryParse(values[0], out var value) ? value : null;
    }

    public static bool TryParse(string text, out Replaces value)
    {
        value = null!;
        var semicolon = text.IndexOf(';', StringComparison.Ordinal);
        if (semicolon < 0) return false;
        var callId = SipGrammar.TrimLws(text.AsSpan(0, semicolon));
        if (!SipGrammar.IsCallId(callId) || !SipParameters.TryParse(text.AsSpan(semicolon), out var parameters)) return false;
        if (parameters.Get("to-tag") is not { Length: > 0 } to || parameters.Get("from-tag") is not { Length: > 0 } from) return false;
        value = new Replaces(callId.ToString(), to, from, parameters.Has("early-only"));
        return true;
    }

    /// <summary>Names our dialog to the far side of it, who will receive the INVITE.</summary>
    public static Replaces For(DialogState dialog) => new(dialog.CallId, TagOf(dialog.RemoteTag), TagOf(dialog.LocalTag));

    /// <summary>Section 3: a tag "0" also stands for no tag, as RFC 2543 peers have none.</summary>
    public bool Names(DialogState dialog) =>
        CallId == dialog.CallId && Matches(ToTag, dialog.LocalTag) && Matches(FromTag, dialog.RemoteTag);

    private static bool Matches(string named, string tag) => named == tag || named == "0" && tag.Length == 0;

    private static string TagOf(string tag) => tag.Length == 0 ? "0" : tag;

    public override string ToString() => $"{CallId};to-tag={ToTag};from-tag={FromTag}{(EarlyOnly ? ";early-only" : "")}";
}

/// <summary>What becomes of an INVITE with Replaces: the dialog it takes over, or the status code to refuse with.</summary>
public readonly record struct ReplacesDecision(DialogState? Dialog, int RefusalStatusCode)
{
    /// <summary>
    /// RFC 3891 section 3 over the live dialogs of this user agent: 400 for a malformed or repeated field, 481 for no such
    /// dialog and for an early one that we did not start, 486 for a confirmed one when only an early one may be replaced.
    /// The caller has checked that the INVITE's sender may take the call over.
    /// </summary>
    public static ReplacesDecision For(SipRequest invite, IEnumerable<DialogState> live)
    {
        if (Replaces.Of(invite) is not { } replaces) return new(null, 400);
        if (live.FirstOrDefault(replaces.Names) is not { } dialog) return new(null, 481);
        if (dialog.IsConfirmed) return replaces.EarlyOnly ? new(null, 486) : new(dialog, 0);
        return dialog.Role == DialogRole.Uac ? new(dialog, 0) : new(null, 481);
    }
}
