namespace Platform.Gateway.Auth;

/// <summary>Endpoint metadata: open to who must set up a second factor first.</summary>
internal sealed record EnrolmentMetadata;
