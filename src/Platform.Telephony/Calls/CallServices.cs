using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Media;
using Platform.Sip;
using Platform.Telephony.Agents;
using Platform.Telephony.Trunks;
using Platform.Telephony.WebSockets;

namespace Platform.Telephony.Calls;

/// <summary>What every call of this node works with.</summary>
internal sealed class CallServices
{
    public required TelephonyOptions Options { get; init; }
    public required IGrainFactory Grains { get; init; }
    public required ICatalog Catalog { get; init; }
    public required AgentBindings Bindings { get; init; }
    public required OpenFlows Flows { get; init; }
    public required CallDirectory Directory { get; init; }
    public required MediaEngine Media { get; init; }
    public required TelephonyMetrics Metrics { get; init; }
    public required TrunkServices Trunks { get; init; }
    public required IIdSource Ids { get; init; }
    public required TimeProvider Time { get; init; }
    public required ILogger Log { get; init; }

    /// <summary>Set before the stack starts.</summary>
    public SipStack Sip { get; set; } = null!;

    /// <summary>The reference that grains send this node's commands to; set before the stack starts.</summary>
    public ILegPort Port { get; set; } = null!;
}
