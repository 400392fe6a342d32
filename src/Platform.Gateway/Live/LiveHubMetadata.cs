namespace Platform.Gateway.Live;

/// <summary>Endpoint metadata: a hub.</summary>
internal sealed record LiveHubMetadata;
