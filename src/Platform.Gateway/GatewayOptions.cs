using Platform.Gateway.Auth;

namespace Platform.Gateway;

/// <summary>
/// How this process takes part in the gateway. Bound from configuration section <c>Gateway</c>; all texts, so that every source can say
/// them.
/// </summary>
public sealed class GatewayOptions
{
    /// <summary>
    /// Where the public listens, as <c>address:port</c>; port 0 for any free one, empty for no public listener in this process.
    /// </summary>
    public string PublicListener { get; set; } = "0.0.0.0:8080";

    /// <summary>Where the public listens with TLS, likewise; empty for none. Needs a certificate.</summary>
    public string SecureListener { get; set; } = "";

    /// <summary>
    /// Where the API listens for the edge, as <c>address:port</c>; port 0 for any free one, empty when the API runs elsewhere.
    /// </summary>
    public string ApiListener { get; set; } = "127.0.0.1:0";

    /// <summary>
    /// Addresses of the API listeners of other processes, such as <c>http://10.0.0.7:8090</c>; empty to use this process's own.
    /// </summary>
    public IList<string> ApiNodes { get; } = [];

    /// <summary>The built consoles; without it the consoles' paths are answered with 404.</summary>
    public string? ConsoleFolder { get; set; }

    /// <summary>Addresses or CIDR blocks of load balancers whose <c>X-Forwarded-*</c> headers are believed.</summary>
    public IList<string> TrustedProxies { get; } = [];

    public int AccessTokenMinutes { get; set; } = 10;

    /// <summary>How long the SIP credentials of a browser's phone are good; the desk asks for new ones in time.</summary>
    public int PhonePassMinutes { get; set; } = 10;

    /// <summary>A log-in that is not refreshed for so long is over.</summary>
    public int RefreshTokenHours { get; set; } = 24 * 7;

    /// <summary>PBKDF2 rounds of new password hashes; stored hashes carry their own count.</summary>
    public int PasswordIterations { get; set; } = PasswordHashing.DefaultIterations;

    /// <summary>
    /// Whether tenants' OpenID providers may be at addresses of private networks or of this machine, and there without TLS. Only where all
    /// tenants are trusted: who sets up a provider makes the gateway ask its address.
    /// </summary>
    public bool OpenIdPrivateAddresses { get; set; }

    public int TenantRequestsPerSecond { get; set; } = 200;

    /// <summary>Requests that a tenant may make at once on top of its steady rate.</summary>
    public int TenantRequestBurst { get; set; } = 400;

    public int LogInsPerMinutePerSource { get; set; } = 60;

    /// <summary>WebSockets of phones that a tenant may hold open.</summary>
    public int SipSocketsPerTenant { get; set; } = 5000;

    /// <summary>WebSockets of phones from one address; an office behind one address has as many as desks.</summary>
    public int SipSocketsPerSource { get; set; } = 1000;

    /// <summary>Origins besides the platform's own whose pages may be phones, such as <c>https://crm.example.com</c>.</summary>
    public IList<string> SipOrigins { get; } = [];

    /// <summary>Largest request body of all but <c>apply</c> and uploads of prompts.</summary>
    public long MaxRequestBytes { get; set; } = 1024 * 1024;

    public long MaxApplyBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Largest file that may be uploaded as a prompt.</summary>
    public long MaxPromptBytes { get; set; } = 32 * 1024 * 1024;
}
