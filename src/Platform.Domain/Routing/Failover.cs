using Platform.Domain.Catalog;

namespace Platform.Domain.Routing;

/// <summary>Whether a call that one peer did not take goes to the next one.</summary>
public static class Failover
{
    private const int RequestTimeout = 408;

    /// <param name="status">
    /// Of the final response to the INVITE. Silence counts as 408, a transport that fails as 503 (RFC 3261 section 8.1.3.1).
    /// </param>
    public static bool ShouldTryNext(int status, TrunkDocument trunk) =>
        status is RequestTimeout or (>= 500 and <= 599) || trunk.FailoverCodes.Contains(status);
}
