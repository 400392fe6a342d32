using Platform.Sip.Dialogs;
using Platform.Sip.Messages;

namespace Platform.Sip.Transfers;

/// <summary>
/// What a REFER asks for (RFC 3515): call <see cref="Target"/>, for an attended transfer with <see cref="Replaces"/>. The
/// header fields that the Refer-To URI carries are not obeyed but for Replaces, Require and Reason: its author must not
/// write our requests.
/// </summary>
public sealed record ReferRequest(SipUri Target, string Method, Replaces? Replaces, NameAddr? ReferredBy, bool WantsNotify)
{
    /// <summary>Reads a REFER. False with the status code to refuse with: 400 unless there is exactly one readable Refer-To.</summary>
    public static bool TryRead(SipRequest request, out ReferRequest refer, out int refusalStatusCode)
    {
        refer = null!;
        refusalStatusCode = 400;
        var values = request.All(SipHeader.ReferTo).ToList();
        if (values.Count != 1 || !NameAddr.TryParse(values[0], out var referTo)) return false;
        if (!TryReplaces(referTo.Uri, out var replaces)) return false;
        var by = request.Get(SipHeader.ReferredBy);
        var referredBy = by is not null && NameAddr.TryParse(by, out var address) ? address : null;
        var wantsNotify = !string.Equals(request.Get("Refer-Sub")?.Split(';')[0].Trim(), "false", StringComparison.OrdinalIgnoreCase);
        var method = referTo.Uri.Parameters.Get("method") ?? SipMethod.Invite.Name;
        var target = referTo.Uri with { Headers = "", Parameters = referTo.Uri.Parameters.Without("method") };
        refer = new ReferRequest(target, method, replaces, referredBy, wantsNotify);
        refusalStatusCode = 0;
        return true;
    }

    /// <summary>A REFER in our dialog that asks its far side to call a target, and to replace a dialog of ours with it.</summary>
    public static (DialogState Dialog, SipRequest Request) Create(DialogState dialog, SipUri target, DialogState? replaced = null)
    {
        var (next, request) = Dialog.NewRequest(dialog, SipMethod.Refer);
        var headers = replaced is null ? "" : "Replaces=" + Uri.EscapeDataString(Replaces.For(replaced).ToString());
        request.Add(SipHeader.ReferTo, $"<{target with { Headers = headers }}>");
        request.Add(SipHeader.ReferredBy, dialog.LocalAddress);
        return (next, request);
    }

    private static bool TryReplaces(SipUri uri, out Replaces? replaces)
    {
        replaces = null;
        foreach (var header in uri.Headers.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = header.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !Uri.UnescapeDataString(header[..equals]).Equals("Replaces", StringComparison.OrdinalIgnoreCase)) continue;
            if (replaces is not null || !Replaces.TryParse(Uri.UnescapeDataString(header[(equals + 1)..]), out replaces)) return false;
        }
        return true;
    }
}
