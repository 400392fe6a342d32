using System.Net;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;

namespace Platform.Host.Robots;

/// <summary>An agent that a robot can play.</summary>
/// <param name="Login">Null when it has no password: then only its phone can sign in.</param>
internal sealed record RobotAgentRole(string Id, IReadOnlyList<string> Queues, SignInMode SignIn, PhoneAccount Phone, string? Login,
    string? Password);

/// <summary>Everybody that robots can play in one tenant: read from the declaration, which has the passwords in clear.</summary>
/// <param name="Numbers">Access numbers with their queues; at least one.</param>
/// <param name="CallersAddress">A loopback address that a declared trunk counts as its own.</param>
internal sealed record RobotCast(string Tenant, IReadOnlyList<NumberDeclaration> Numbers, IReadOnlyList<RobotAgentRole> Agents,
    string AdminLogin, string AdminPassword, IPAddress CallersAddress)
{
    /// <summary>The cast, or what the declaration lacks.</summary>
    public static (RobotCast? Cast, string Fault) Read(ReadOnlyMemory<byte> json, string tenantId)
    {
        var (declaration, faults) = DeclarationJson.Read(json);
        if (declaration is null || faults.Count > 0) return (null,
            string.Join('\n', faults.Select(fault => $"{fault.Path}: {fault.Text}")));
        if (declaration.Tenants?.FirstOrDefault(tenant => tenant.Id == tenantId) is not { } tenant) return (null,
            $"it has no tenant {tenantId}");
        var numbers = (tenant.Numbers ?? []).Where(number => number.Queue is not null).ToList();
        if (numbers.Count == 0) return (null, $"tenant {tenantId} has no number to call");
        if (AdminOf(tenant) is not { } admin) return (null, $"tenant {tenantId} has no admin with a password");
        if (CallersAddressOf(declaration) is not { } callers) return (null, "it has no trunk with a loopback address (127.0.0.0/8)");
        var agents = (tenant.Agents ?? []).Where(agent => agent.SipPassword is not null).Select(agent => RoleOf(tenant, agent)).ToList();
        return agents.Count == 0
            ? (null, $"tenant {tenantId} has no agent with a SIP password")
            : (new RobotCast(tenantId, numbers, agents, admin.Login, admin.Password!, callers), "");
    }

    public RobotCast Without(IReadOnlyCollection<string> agents) =>
        this with { Agents = [.. Agents.Where(agent => !agents.Contains(agent.Id))] };

    private static UserDeclaration? AdminOf(TenantDeclaration tenant) =>
        tenant.Users?.FirstOrDefault(user => user is { Role: UserRole.TenantAdmin, Password: not null });

    private static RobotAgentRole RoleOf(TenantDeclaration tenant, AgentDeclaration agent)
    {
        var domain = new TenantDocument(tenant.Id, tenant.Name, tenant.SipDomain).Domain;
        var phone = new PhoneAccount(agent.Id, domain, agent.SipPassword!);
        var user = tenant.Users?.FirstOrDefault(user => user.Agent == agent.Id && user.Password is not null);
        return agent.Password is { } own
            ? new RobotAgentRole(agent.Id, agent.Queues, agent.SignIn, phone, agent.Id, own)
            : new RobotAgentRole(agent.Id, agent.Queues, agent.SignIn, phone, user?.Login, user?.Password);
    }

    private static IPAddress? CallersAddressOf(Declaration declaration) =>
        (declaration.Trunks ?? []).SelectMany(trunk => trunk.Addresses ?? []).Select(FirstLoopback)
            .FirstOrDefault(address => address is not null);

    /// <summary>The first address of a block that a machine can have: not the network's own.</summary>
    private static IPAddress? FirstLoopback(string text)
    {
        if (!IPNetwork.TryParse(text.Contains('/', StringComparison.Ordinal) ? text : $"{text}/32", out var block)) return null;
        var octets = block.BaseAddress.GetAddressBytes();
        if (block.PrefixLength < 32 && octets.Length == 4) octets[3] |= 1;
        return octets.Length == 4 && octets[0] == 127 ? new IPAddress(octets) : null;
    }
}
