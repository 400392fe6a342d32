using Platform.Domain.Catalog;

namespace Platform.Domain.Tests.Catalog;

/// <summary>A small house in which nothing is wrong.</summary>
internal static class CatalogCases
{
    public static readonly OperatorDocument Operator = new("Demo Telecom");
    public static readonly TrunkDocument Trunk = new("carrier", "Carrier", ["192.0.2.0/24", "2001:db8::1"]);
    public static readonly PriceListDocument Prices = new("standard", "CNY", [new(CallDirection.Inbound, "", 0.15m), new(CallDirection.Inbound, "+86", 0.1m)], [new("voice", 100m), new("desk", 150m)]);
    public static readonly TenantDocument Tenant = new("acme", "Acme");
    public static readonly QueueDocument Queue = new("acme", "support", "Support");
    public static readonly NumberDocument Number = new("+862800000001", "acme", "support");
    public static readonly SeatRentalDocument VoiceSeats = new("acme", "voice", SeatKind.Concurrent, 5, new DateOnly(2026, 11, 1));
    public static readonly SeatRentalDocument NamedSeats = new("acme", "desk", SeatKind.Named, 1, new DateOnly(2026, 11, 1));
    public static readonly AgentDocument Agent = new("acme", "1001", "Agent", ["support"]);
    public static readonly AgentDocument Phone = new("acme", "1002", "Phone", ["support"], "desk", SignInMode.Phone, new string('a', 32), new string('b', 64));
    public static readonly UserDocument Admin = new("acme", "admin", UserRole.TenantAdmin, "hash");
    public static readonly UserDocument AgentUser = new("acme", "1001", UserRole.Agent, "hash", "1001");
    public static readonly UserDocument OperatorUser = new(null, "operator", UserRole.OperatorAdmin, "hash");

    public static IReadOnlyList<CatalogDocument> All { get; } =
        [Operator, Trunk, Prices, Tenant, Queue, Number, VoiceSeats, NamedSeats, Agent, Phone, Admin, AgentUser, OperatorUser];

    public static IReadOnlyList<CatalogDocument> With(params CatalogDocument[] more) => [.. All, .. more];

    public static IReadOnlyList<CatalogDocument> Replace(CatalogDocument old, CatalogDocument replacement) =>
        [.. All.Select(document => ReferenceEquals(document, old) ? replacement : document)];

    public static IReadOnlyList<CatalogDocument> Without(CatalogDocument old) => [.. All.Where(document => !ReferenceEquals(document, old))];
}
