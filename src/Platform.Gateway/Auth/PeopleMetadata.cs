using Microsoft.AspNetCore.Builder;

namespace Platform.Gateway.Auth;

/// <summary>Endpoint metadata: closed to API keys. Whatever makes log-ins or keys, and whatever is somebody's own: what a key did must end with it.</summary>
internal sealed record PeopleMetadata;

internal static class PeopleMetadataExtensions
{
    /// <summary>Said before <c>Describe</c>, which documents the refusal.</summary>
    public static TBuilder ForPeople<TBuilder>(this TBuilder endpoints)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new PeopleMetadata());
}
