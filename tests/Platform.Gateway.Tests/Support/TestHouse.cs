using Platform.Domain.Catalog;
using Platform.Gateway.Auth;

namespace Platform.Gateway.Tests.Support;

/// <summary>An operator and two tenants, each with an admin, a supervisor who is an agent, too, and an agent.</summary>
internal static class TestHouse
{
    public const int PasswordIterations = 1_000;
    public const string Acme = "acme";
    public const string Other = "globex";
    public const string Admin = "admin";
    public const string AgentLogin = "anna";
    public const string SupervisorLogin = "sue";
    public const string AgentId = "1001";
    public const string SupervisorAgentId = "1002";
    public const string OperatorLogin = "root";
    public const string Password = "correct horse";

    private static readonly string PasswordHash = new PasswordHashing(PasswordIterations).Hash(Password);

    /// <summary>One of each role, to be put into the catalog with <see cref="User"/>.</summary>
    public static IReadOnlyList<(UserRole Role, string Login)> Everybody { get; } =
        [.. Enum.GetValues<UserRole>().Select(role => (role, $"a-{role.ToString().ToLowerInvariant()}"))];

    public static bool IsOperators(UserRole role) => role is UserRole.OperatorAdmin or UserRole.OperatorBilling;

    public static UserDocument User(UserRole role, string login) =>
        new(IsOperators(role) ? null : Acme, login, role, PasswordHash, role == UserRole.Agent ? AgentId : null);

    public static IEnumerable<CatalogDocument> Documents() =>
    [
        new OperatorDocument("Carrier Co"),
        new TrunkDocument("carrier", "Carrier", ["192.0.2.0/24"]),
        new PriceListDocument("standard", "CNY", [new MinutePrice(CallDirection.Inbound, "", 0.06m)], [new SeatPrice("voice", 150m)]),
        new UserDocument(null, OperatorLogin, UserRole.OperatorAdmin, PasswordHash),
        .. Tenant(Acme, "+862155550100"),
        .. Tenant(Other, "+862155550200"),
    ];

    private static IEnumerable<CatalogDocument> Tenant(string id, string number) =>
    [
        new TenantDocument(id, $"{id} Ltd"),
        new QueueDocument(id, "support", "Support"),
        new NumberDocument(number, id, "support"),
        new SeatRentalDocument(id, "voice", SeatKind.Concurrent, 10, new DateOnly(2026, 11, 1)),
        new AgentDocument(id, AgentId, "Anna", ["support"]),
        new AgentDocument(id, SupervisorAgentId, "Sue", []),
        new UserDocument(id, Admin, UserRole.TenantAdmin, PasswordHash),
        new UserDocument(id, AgentLogin, UserRole.Agent, PasswordHash, AgentId),
        new UserDocument(id, SupervisorLogin, UserRole.Supervisor, PasswordHash, SupervisorAgentId),
    ];
}
