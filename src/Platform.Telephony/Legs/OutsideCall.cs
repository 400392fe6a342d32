using Platform.Domain.Calls;
using Platform.Sip.Dialogs;

namespace Platform.Telephony.Legs;

/// <summary>What a leg to a number outside knows beyond other legs. Each INVITE of it is one <see cref="LegFork"/>; the last one counts.</summary>
/// <param name="Number">Who is called, before the trunk's rewriting.</param>
/// <param name="Towards">The leg that waits for this one; null when none does.</param>
public sealed record OutsideCall(string Number, string? Towards)
{
    /// <summary>The trunk that carries the last INVITE; null before the first.</summary>
    public string? Trunk { get; init; }

    /// <summary>False while the next peer is looked for.</summary>
    public bool IsUnderWay { get; init; }

    /// <summary>The last INVITE got its credentials.</summary>
    public bool IsAuthenticated { get; init; }

    /// <summary>More than 100 came: it rings there, so that no other peer is tried.</summary>
    public bool HasProgressed { get; init; }

    /// <summary>The call was told that it rings.</summary>
    public bool HasRung { get; init; }

    /// <summary>Early dialogs of the last INVITE, one for each To tag.</summary>
    public IReadOnlyList<EarlyDialog> EarlyDialogs { get; init; } = [];

    /// <summary>What the last peer's refusal means; null while none refused.</summary>
    public OfferOutcome? LastRefusal { get; init; }
}

/// <summary>A dialog that a provisional response made.</summary>
/// <param name="LastReliable">The last RSeq that was acknowledged (RFC 3262); null before the first.</param>
/// <param name="HasMedia">The far side described its media.</param>
public sealed record EarlyDialog(DialogState Dialog, uint? LastReliable = null, bool HasMedia = false);

/// <summary>Why an INVITE came to nothing without a response that says so. The numbers are stable.</summary>
public enum PeerLoss
{
    /// <summary>No response at all, or none after 100.</summary>
    Silent = 0,

    /// <summary>The request could not be sent.</summary>
    Transport = 1,

    /// <summary>The peer's name leads nowhere.</summary>
    NotResolved = 2,
}
