using System.Globalization;
using Platform.Sip.Dialogs;
using Platform.Sip.Messages;

namespace Platform.Sip.Reliability;

/// <summary>What a client makes of a provisional response (RFC 3262 section 4).</summary>
public enum ReliableReceipt
{
    /// <summary>Not sent reliably: process it, send no PRACK.</summary>
    Unreliable = 0,
    /// <summary>Process it and send a PRACK.</summary>
    InOrder = 1,
    /// <summary>Seen before: drop it.</summary>
    Repeated = 2,
    /// <summary>One before it is missing and will be repeated: drop it, so that it comes again in its turn.</summary>
    OutOfOrder = 3,
}

/// <summary>Header fields of reliable provisional responses (RFC 3262), on both sides.</summary>
public static class ReliableResponses
{
    public const string OptionTag = "100rel";

    public static bool IsSupportedBy(SipRequest invite) => invite.All(SipHeader.Supported).Contains(OptionTag) || IsRequiredBy(invite);

    public static bool IsRequiredBy(SipRequest invite) => invite.All(SipHeader.Require).Contains(OptionTag);

    /// <summary>Section 3: the first RSeq of a request is chosen uniformly from 1 to 2^31-1.</summary>
    public static uint FirstNumber(Random random) => (uint)random.Next(1, int.MaxValue);

    /// <summary>Makes a response from 101 to 199 reliable.</summary>
    public static void Mark(SipResponse response, uint number)
    {
        if (response.StatusCode is <= 100 or >= 200) throw new ArgumentException("Only 101 to 199 are sent reliably", nameof(response));
        response.Add(SipHeader.Require, OptionTag);
        response.Set(SipHeader.RSeq, number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The RSeq of a reliable provisional response; null for any other response.</summary>
    public static uint? NumberOf(SipResponse response)
    {
        var isReliable = response.StatusCode is > 100 and < 200 && response.All(SipHeader.Require).Contains(OptionTag);
        return isReliable && response.GetNumber(SipHeader.RSeq) is { } number and not 0 ? number : null;
    }

    /// <param name="last">The RSeq that was last accepted in this early dialog; null before the first.</param>
    public static ReliableReceipt Judge(uint? last, SipResponse response)
    {
        if (NumberOf(response) is not { } number) return ReliableReceipt.Unreliable;
        if (last is not { } known || number == known + 1) return ReliableReceipt.InOrder;
        return number <= known ? ReliableReceipt.Repeated : ReliableReceipt.OutOfOrder;
    }

    /// <summary>The PRACK for a response that was accepted in order, in the early dialog that it belongs to.</summary>
    public static (DialogState Dialog, SipRequest Prack) Acknowledge(DialogState dialog, SipResponse response)
    {
        var (next, prack) = Dialog.NewRequest(dialog, SipMethod.Prack);
        prack.Add(SipHeader.RAck, new RAck(response.GetNumber(SipHeader.RSeq) ?? 0, response.CSeq).ToString());
        return (next, prack);
    }
}
