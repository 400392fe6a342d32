using Platform.Domain.Flows;

namespace Platform.Contracts;

/// <summary>Asks tenants' servers for flows.</summary>
public interface ILookUps
{
    /// <summary>Never throws for what the server does or does not do, and is over soon after the request's time-out.</summary>
    Task<LookUpAnswer> AskAsync(string tenant, LookUpRequest request, CancellationToken cancellation);
}
