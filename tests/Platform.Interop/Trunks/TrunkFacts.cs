namespace Platform.Interop.Trunks;

/// <summary>A trunk as the operator's API shows it.</summary>
public sealed record TrunkFacts(string Id, TrunkStatusFacts? Status);

public sealed record TrunkStatusFacts(int ChannelsInUse, IReadOnlyList<PeerFacts> Peers, TrunkRegistrationFacts? Registration);

public sealed record PeerFacts(string Uri, bool IsHealthy, int? LastStatus);

public sealed record TrunkRegistrationFacts(DateTimeOffset? RegisteredUntil, int? LastStatus);
