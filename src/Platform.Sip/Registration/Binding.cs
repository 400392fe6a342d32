using Platform.Sip.Messages;

namespace Platform.Sip.Registration;

/// <summary>One registered contact of an address of record, plain enough to be stored (RFC 3261 section 10.3).</summary>
public sealed record Binding
{
    /// <summary>The Contact URI as text.</summary>
    public required string ContactUri { get; init; }

    public required string CallId { get; init; }

    public required uint CSeq { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>0 to 1000: q times a thousand.</summary>
    public int QualityPermille { get; init; } = 1000;

    /// <summary>Where the REGISTER came from ("udp:192.0.2.1:5060"): requests to a contact behind NAT go there.</summary>
    public required string ReceivedPath { get; init; }

    /// <summary>The connection it came over, for stream transports of this process; 0 for UDP.</summary>
    public long ConnectionId { get; init; }

    /// <summary>Path values (RFC 3327), first hop first.</summary>
    public IReadOnlyList<string> PathSet { get; init; } = [];

    public string? UserAgent { get; init; }

    /// <summary>The device's URN (+sip.instance of RFC 5626); null when it named none.</summary>
    public string? InstanceId { get; init; }

    /// <summary>Which of the device's flows (reg-id of RFC 5626); 0 when not given.</summary>
    public uint RegId { get; init; }

    /// <summary>Points a request at this contact: its URI, and the Path of its registration as Route (RFC 3327 section 5.3).</summary>
    public void Route(SipRequest request)
    {
        request.Uri = SipUri.Parse(ContactUri);
        for (var i = PathSet.Count - 1; i >= 0; i--) request.Prepend(SipHeader.Route, PathSet[i]);
    }
}

/// <summary>The bindings of one address of record, with the version that a write must name.</summary>
public sealed record BindingSet(string AddressOfRecord, long Version, IReadOnlyList<Binding> Bindings);

/// <summary>Where bindings are kept; the host implements it. All methods may be called at once from several threads.</summary>
public interface IBindingStore
{
    /// <summary>Version 0 and no bindings when nothing is stored.</summary>
    ValueTask<BindingSet> LoadAsync(string addressOfRecord, CancellationToken cancellation);

    /// <summary>
    /// Writes when the stored version still equals <paramref name="expectedVersion"/>; false when another write came first.
    /// </summary>
    ValueTask<bool> TrySaveAsync(BindingSet bindings, long expectedVersion, CancellationToken cancellation);
}
