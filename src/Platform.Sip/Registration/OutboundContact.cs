using Platform.Sip.Messages;

namespace Platform.Sip.Registration;

/// <summary>
/// What RFC 5626 adds to a Contact: the device (+sip.instance, a URN that survives restarts) and which of its flows this is
/// (reg-id, 1 to 2^31-1; 0 when not given).
/// </summary>
public readonly record struct OutboundContact(string? InstanceId, uint RegId)
{
    public const string OptionTag = "outbound";

    /// <summary>Reads the parameters of a Contact value; a malformed one counts as absent.</summary>
    public static OutboundContact Of(NameAddr contact)
    {
        var instance = contact.Parameters.Get("+sip.instance");
        var isUrn = instance is { Length: > 2 } && instance[0] == '<' && instance[^1] == '>';
        var hasId = SipGrammar.TryNumber(contact.Parameters.Get("reg-id"), int.MaxValue, out var regId);
        return new OutboundContact(isUrn ? instance![1..^1] : null, isUrn && hasId ? (uint)regId : 0);
    }

    /// <summary>Section 4.2.1: the phone keeps a flow of its own and wants it used.</summary>
    public bool IsFlow => InstanceId is not null && RegId != 0;

    /// <summary>True for a flow that does not reach us whole: a proxy in front has no "ob" in its Path (section 6, 439).</summary>
    public static bool LacksFirstHop(SipRequest register)
    {
        if (register.All(SipHeader.Via).Skip(1).FirstOrDefault() is null) return false;
        return !register.TryGetAddresses(SipHeader.Path, out var path) || path.Count == 0 || !path[^1].Uri.Parameters.Has("ob");
    }
}
