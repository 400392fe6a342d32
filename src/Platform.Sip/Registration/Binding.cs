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
