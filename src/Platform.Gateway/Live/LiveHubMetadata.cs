namespace Platform.Gateway.Live;

/// <summary>Endpoint metadata: a hub, which takes its token from the query, too.</summary>
internal sealed record LiveHubMetadata;
