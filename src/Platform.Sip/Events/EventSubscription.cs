using System.Globalization;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;

namespace Platform.Sip.Events;

/// <summary>A subscription that we took, as its notifier (RFC 6665): a dialog that a SUBSCRIBE made, and until when it lasts.</summary>
/// <param name="Package">The event package, such as <c>message-summary</c>.</param>
/// <param name="EventId">The <c>id</c> of the Event header; null when there was none.</param>
public sealed record EventSubscription(DialogState Dialog, string Package, string? EventId, DateTimeOffset ExpiresAt)
{
    /// <summary>The package that a SUBSCRIBE or NOTIFY names, in lower case; null when it names none.</summary>
    public static string? PackageOf(SipRequest request) => request.Get(SipHeader.Event)?.Split(';')[0].Trim().ToLowerInvariant() is { Length: > 0 } name
        ? name
        : null;

    /// <summary>The <c>id</c> parameter of the Event header.</summary>
    public static string? IdOf(SipRequest request) => request.Get(SipHeader.Event)?.Split(';').Skip(1).Select(part => part.Trim())
        .FirstOrDefault(part => part.StartsWith("id=", StringComparison.OrdinalIgnoreCase))?[3..];

    /// <summary>How long the subscriber wants it, in seconds; <paramref name="otherwise"/> when it does not say so or says nonsense.</summary>
    public static int SecondsOf(SipRequest request, int otherwise) =>
        uint.TryParse(request.Get(SipHeader.Expires), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? (int)Math.Min(seconds, int.MaxValue)
            : otherwise;

    /// <summary>The NOTIFY that tells the state; one whose time is over says that it is the last.</summary>
    public (EventSubscription Next, SipRequest Notify) Report(string contentType, byte[] body, DateTimeOffset now)
    {
        var (dialog, notify) = Platform.Sip.Dialogs.Dialog.NewRequest(Dialog, SipMethod.Notify);
        notify.Add(SipHeader.Event, EventId is null ? Package : $"{Package};id={EventId}");
        var left = (int)Math.Ceiling((ExpiresAt - now).TotalSeconds);
        notify.Add(SipHeader.SubscriptionState,
            left > 0 ? string.Create(CultureInfo.InvariantCulture, $"active;expires={left}") : "terminated;reason=timeout");
        notify.SetBody(contentType, body);
        return (this with { Dialog = dialog }, notify);
    }
}
