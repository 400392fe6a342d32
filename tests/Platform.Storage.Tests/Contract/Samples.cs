using System.Text.Json;
using Platform.Contracts;
using Platform.Domain.Billing;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;

namespace Platform.Storage.Tests.Contract;

/// <summary>Records with every corner filled that the stores must bring back.</summary>
internal static class Samples
{
    /// <summary>Not a whole microsecond, so that a column's precision would show.</summary>
    public static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.FromHours(8)).AddTicks(1_234_567);

    public static CallRecord OpenCall(string tenant, string callId, DateTimeOffset? at = null, string queue = "support", string from = "+8613800000001",
        string to = "+862110000000", string node = "node-1") =>
        CallRecord.Open(new OfferedCall(tenant, callId, $"{callId}@trunk", "trunk-1", from, to, queue, node, at ?? Moment));

    public static CallRecord ClosedCall(string tenant, string callId, DateTimeOffset? at = null, string agent = "1001", string queue = "support",
        string from = "+8613800000001", string to = "+862110000000") =>
        OpenCall(tenant, callId, at, queue, from, to) with
        {
            AnsweredAt = (at ?? Moment).AddMilliseconds(5),
            ConnectedAt = (at ?? Moment).AddSeconds(3),
            EndedAt = (at ?? Moment).AddSeconds(65),
            Cause = EndCause.CallerHungUp,
            Agent = agent,
            WaitMs = 2_995,
            TalkMs = 62_000,
            Legs = [new CallLeg("caller", LegRole.Caller, from, at ?? Moment) { Codec = "PCMA", Statistics = new(3_100, 3_090, 2, 0.4375, 1) }],
            Offers = [new CallOffer("o1", agent, at ?? Moment, new OfferReason("longest_idle", 1, 1, [new Candidate(agent, 61_000)])) { Outcome = OfferOutcome.Answered }],
            Holds = [new HoldPeriod(LegRole.Agent, Moment.AddSeconds(10), null)],
        };

    public static MinutesEntry Minutes(string tenant, string id, string reference, DateTimeOffset? at = null, decimal amount = 0.1000m) =>
        new(id, tenant, at ?? Moment, reference, CallDirection.Inbound, "+862110000000", 62_000, 120, new MinutePrice(CallDirection.Inbound, "", 0.05m), amount, "CNY");

    public static SeatRentalEntry Rental(string tenant, string id, int quantity, DateTimeOffset? at = null) =>
        new(id, tenant, at ?? Moment, "voice", SeatKind.Concurrent, quantity, new DateOnly(2026, 11, 21));

    /// <summary>Records hold lists, which compare by reference; their JSON compares by content.</summary>
    public static string Json<T>(T value) => JsonSerializer.Serialize(value, GrainSerialization.Options);
}
