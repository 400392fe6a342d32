namespace Platform.Gateway.Auth;

/// <summary>Endpoint metadata: takes its token from the query, too, for what browsers ask without headers (WebSockets, audio).</summary>
internal sealed record QueryTokenMetadata;
