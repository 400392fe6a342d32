namespace Platform.Contracts;

/// <summary>
/// Grain keys: a prefix that no number parses as, the tenant, and the thing, such as <c>queue:acme/support</c>.
/// The tenant is part of every key, so no grain call can leave it out.
/// </summary>
public static class GrainKey
{
    public const string CallPrefix = "call:";
    public const string CallbackPrefix = "callback:";
    public const string MessagePrefix = "message:";

    /// <summary>The one grain that belongs to no tenant.</summary>
    public const string VoiceNodes = "voice:nodes";

    public static string Tenant(string tenant) => $"tenant:{tenant}";

    public static string Seats(string tenant) => $"seats:{tenant}";

    public static string LiveAudit(string tenant) => $"audit:{tenant}";

    public static string Feed(string tenant) => $"feed:{tenant}";

    public static string Queue(string tenant, string queue) => $"queue:{tenant}/{queue}";

    public static string Agent(string tenant, string agent) => $"agent:{tenant}/{agent}";

    public static string Call(string tenant, string callId) => $"{CallPrefix}{tenant}/{callId}";

    public static string Callback(string tenant, string callbackId) => $"{CallbackPrefix}{tenant}/{callbackId}";

    public static string Message(string tenant, string messageId) => $"{MessagePrefix}{tenant}/{messageId}";

    /// <summary>The tenant in a key of any kind.</summary>
    public static string TenantOf(string key)
    {
        var from = key.IndexOf(':', StringComparison.Ordinal) + 1;
        var to = key.IndexOf('/', from);
        return to < 0 ? key[from..] : key[from..to];
    }

    /// <summary>The thing in a key that names a tenant's queue, agent, call, callback or message.</summary>
    public static string IdOf(string key) => key[(key.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
