namespace Platform.Gateway.Idempotency;

/// <summary>Endpoint metadata: the endpoint honours <c>Idempotency-Key</c>.</summary>
internal sealed record IdempotentMetadata;
