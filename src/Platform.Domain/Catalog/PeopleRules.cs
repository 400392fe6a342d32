using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>Seats, the agents that sit on them, and the users who may log in.</summary>
internal static class PeopleRules
{
    private static readonly DateOnly FirstDay = new(2000, 1, 1);
    private static readonly DateOnly LastDay = new(2099, 12, 31);

    public static void CheckSeats(SeatRentalDocument rental, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(rental, "product", rental.Product, CatalogSyntax.Id, CatalogSyntax.IdRule);
        faults.CheckKnown(rental, "kind", rental.Kind);
        faults.CheckRange(rental, "quantity", rental.Quantity, 0, 100_000);
        faults.CheckRange(rental, "from", rental.From, FirstDay, LastDay);
        if (index.Tenants.TryGetValue(rental.TenantId, out var tenant) && index.PriceLists.TryGetValue(tenant.PriceList, out var prices)
            && !prices.Seats.Any(price => price.Product == rental.Product))
            faults.Add(rental, "product", NotPriced, $"Price list {prices.PriceListId} has no price for {rental.Product}.");
        var agents = index.AgentsByProduct[(rental.TenantId, rental.Product)].Count();
        if (rental.Kind == SeatKind.Named && agents > rental.Quantity)
            faults.Add(rental, "quantity", TooManyNamedAgents, $"{agents} agents have {rental.Quantity} named seats of {rental.Product}.");
    }

    public static void CheckAgent(AgentDocument agent, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(agent, "id", agent.AgentId, CatalogSyntax.AgentId, CatalogSyntax.AgentIdRule);
        DialingRules.CheckNoEmergencyNumber(agent, index, faults);
        faults.CheckName(agent, agent.Name);
        faults.CheckKnown(agent, "signIn", agent.SignIn);
        faults.CheckKnown(agent, "recording", agent.Recording);
        CheckQueues(agent, index, faults);
        if (agent.Takes.Count == 0 || agent.Takes.Distinct().Count() != agent.Takes.Count || !agent.Takes.All(Enum.IsDefined))
            faults.Add(agent, "takes", OutOfRange, "An agent takes at least one of call, callback and message, each named once.");
        SkillRules.CheckAgent(agent, index, faults);
        TeamRules.CheckAgent(agent, index, faults);
        if (!index.Rentals.Contains((agent.TenantId, agent.Product)))
            faults.Add(agent, "product", UnknownReference, $"The tenant rents no seats of {agent.Product}.");
        DialingRules.CheckCallerId(agent, "callerId", agent.CallerId, index, faults);
        if (!AreHa1(agent.SipHa1Md5, agent.SipHa1Sha256))
            faults.Add(agent, "sipPassword", BadSyntax,
                "The two hashes of the SIP password are 32 and 64 hexadecimal digits, or both are missing.");
        else if (agent.SignIn == SignInMode.Phone && agent.SipHa1Md5 is null)
            faults.Add(agent, "sipPassword", SecretNeeded, "An agent that signs in by phone needs a SIP password.");
    }

    public static void CheckUser(UserDocument user, CatalogIndex index, CatalogFaults faults)
    {
        faults.CheckSyntax(user, "login", user.Login, CatalogSyntax.Login, CatalogSyntax.LoginRule);
        faults.CheckKnown(user, "role", user.Role);
        if (user.PasswordHash.Length == 0)
            faults.Add(user, "password", SecretNeeded, "A new user needs a password.");
        if ((user.TenantId is null) != IsOperators(user.Role))
            faults.Add(user, "role", WrongRole, "Operator admins and bookkeepers are the operator's users, and a tenant's are not.");
        if (user.AgentId is null ? user.Role == UserRole.Agent : user.Role is not (UserRole.Agent or UserRole.Supervisor))
            faults.Add(user, "agent", WrongRole, "A user with the role of an agent is an agent, a supervisor may be one, and nobody else is.");
        else if (user is { TenantId: { } tenant, AgentId: { } agent } && !index.Agents.Contains((tenant, agent)))
            faults.Add(user, "agent", UnknownReference, $"The tenant has no agent {agent}.");
    }

    /// <summary>Whether people with the role are the operator's.</summary>
    public static bool IsOperators(UserRole role) => role is UserRole.OperatorAdmin or UserRole.OperatorBilling;

    private static void CheckQueues(AgentDocument agent, CatalogIndex index, CatalogFaults faults)
    {
        HashSet<string> seen = [];
        for (var i = 0; i < agent.Queues.Count; i++)
        {
            if (!index.Queues.Contains((agent.TenantId, agent.Queues[i])))
                faults.Add(agent, $"queues[{i}]", UnknownReference, $"The tenant has no queue {agent.Queues[i]}.");
            else if (!seen.Add(agent.Queues[i]))
                faults.Add(agent, $"queues[{i}]", Duplicate, $"Queue {agent.Queues[i]} is named twice.");
        }
    }

    public static bool AreHa1(string? md5, string? sha256) => (md5, sha256) switch
    {
        (null, null) => true,
        ({ Length: 32 }, { Length: 64 }) => CatalogSyntax.Ha1.IsMatch(md5) && CatalogSyntax.Ha1.IsMatch(sha256),
        _ => false,
    };
}
