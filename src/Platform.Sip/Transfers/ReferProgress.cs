using System.Globalization;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;

namespace Platform.Sip.Transfers;

/// <summary>
/// How a REFER fares, told by NOTIFY in its implicit subscription (RFC 3515 section 2.4): 100 at once, provisional answers
/// if wanted, and one final status that ends the subscription.
/// </summary>
/// <param name="StatusCode">Of the referred request; null when the NOTIFY carried none.</param>
public readonly record struct ReferProgress(int? StatusCode, bool IsTerminated)
{
    private static readonly TimeSpan SubscriptionTime = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The NOTIFY for a status of the referred request. Its Event names the REFER by CSeq, as several may run in one dialog.
    /// </summary>
    /// <param name="referCSeq">The REFER's CSeq number.</param>
    public static (DialogState Dialog, SipRequest Notify) Report(DialogState dialog, uint referCSeq, int statusCode)
    {
        var (next, notify) = Dialog.NewRequest(dialog, SipMethod.Notify);
        notify.Add(SipHeader.Event, $"refer;id={referCSeq.ToString(CultureInfo.InvariantCulture)}");
        var expires = ((int)SubscriptionTime.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        notify.Add(SipHeader.SubscriptionState, statusCode < 200 ? $"active;expires={expires}" : "terminated;reason=noresource");
        notify.SetBody(SipFrag.ContentType, SipFrag.StatusLine(statusCode));
        return (next, notify);
    }

    /// <summary>Reads a NOTIFY. Null when it is not about a REFER.</summary>
    public static ReferProgress? Of(SipRequest notify)
    {
        var eventType = notify.Get(SipHeader.Event)?.Split(';')[0].Trim();
        if (!string.Equals(eventType, "refer", StringComparison.OrdinalIgnoreCase)) return null;
        var state = notify.Get(SipHeader.SubscriptionState)?.Split(';')[0].Trim();
        return new ReferProgress(SipFrag.StatusOf(notify), string.Equals(state, "terminated", StringComparison.OrdinalIgnoreCase));
    }
}
