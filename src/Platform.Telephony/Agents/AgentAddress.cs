using Platform.Domain.Catalog;
using Platform.Sip.Messages;

namespace Platform.Telephony.Agents;

/// <summary>
/// Whose phone an address of record names. Two forms: <c>sip:1001@acme.sip.local</c> with the tenant's SIP domain, and, for
/// phones that can only be given an IP address or host of the platform, <c>sip:1001.acme@192.0.2.1</c>: agent, dot, tenant.
/// The digest realm is the tenant's SIP domain in both; the digest user is the agent's id, such as 1001, in both.
/// </summary>
/// <param name="Tenant">Tenant id; it need not exist.</param>
/// <param name="Realm">What a stranger would be asked for, so that answers do not tell whether tenant and agent exist.</param>
internal sealed record AgentAddress(string Tenant, string Agent, string Realm)
{
    /// <summary>What the agent's bindings are kept under.</summary>
    public string Key => KeyOf(Tenant, Agent);

    public static string KeyOf(string tenant, string agent) => $"{tenant}/{agent}";

    public static AgentAddress Of(SipUri addressOfRecord, CatalogSnapshot catalog)
    {
        var user = addressOfRecord.DecodedUser is { } text && !text.Any(char.IsControl) ? text : "";
        if (catalog.FindTenantByDomain(addressOfRecord.Host) is { } tenant)
            return new AgentAddress(tenant.TenantId, user, tenant.Domain);
        var dot = user.LastIndexOf('.');
        if (dot < 0)
            return new AgentAddress("", user, addressOfRecord.Host.ToLowerInvariant());
        var (agent, name) = (user[..dot], user[(dot + 1)..]);
        return new AgentAddress(name, agent, catalog.FindTenant(name)?.Domain ?? new TenantDocument(name, name).Domain);
    }
}
