using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip;

/// <summary>Finds where a request goes (RFC 3263). Addresses in the URI need no resolver; names do.</summary>
public interface ISipResolver
{
    /// <summary>The paths to try, best first; empty when the name has none.</summary>
    ValueTask<IReadOnlyList<SipPath>> ResolveAsync(SipUri uri, CancellationToken cancellation);
}
