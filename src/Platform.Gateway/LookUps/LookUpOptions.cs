namespace Platform.Gateway.LookUps;

/// <summary>Where tenants' flows may ask.</summary>
public sealed record LookUpOptions
{
    /// <summary>Addresses and CIDR blocks that may be asked although they are not of the Internet, such as a tenant's CRM in the house.</summary>
    public IReadOnlyList<string> AllowedNetworks { get; init; } = [];

    /// <summary>Requests of one tenant that may be under way at once.</summary>
    public int MaxPerTenant { get; init; } = 100;
}
