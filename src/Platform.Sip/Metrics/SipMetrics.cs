using System.Diagnostics.Metrics;
using Platform.Sip.Messages;

namespace Platform.Sip.Metrics;

/// <summary>Instruments of the meter "Platform.Sip". Tag values come from closed sets, so that hostile input can't add series.</summary>
internal static class SipMetrics
{
    public const string MeterName = "Platform.Sip";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("sip.requests", "{request}",
        "Requests by method and direction");
    private static readonly Counter<long> Responses = Meter.CreateCounter<long>("sip.responses", "{response}",
        "Responses by class and direction");
    private static readonly Counter<long> Retransmissions = Meter.CreateCounter<long>("sip.retransmissions", "{message}",
        "Messages sent or received again");
    private static readonly Counter<long> Dropped = Meter.CreateCounter<long>("sip.dropped", "{message}",
        "Messages thrown away, by reason");
    private static readonly UpDownCounter<int> Transactions = Meter.CreateUpDownCounter<int>("sip.transactions.active", "{transaction}",
        "Live transactions by side");

    public static void RequestIn(SipMethod method) => Requests.Add(1, Tag("method", NameOf(method)), Tag("direction", "in"));

    public static void RequestOut(SipMethod method) => Requests.Add(1, Tag("method", NameOf(method)), Tag("direction", "out"));

    public static void ResponseIn(int statusCode) => Responses.Add(1, Tag("class", ClassOf(statusCode)), Tag("direction", "in"));

    public static void ResponseOut(int statusCode) => Responses.Add(1, Tag("class", ClassOf(statusCode)), Tag("direction", "out"));

    public static void RetransmittedIn() => Retransmissions.Add(1, Tag("direction", "in"));

    public static void RetransmittedOut() => Retransmissions.Add(1, Tag("direction", "out"));

    public static void Drop(string reason) => Dropped.Add(1, Tag("reason", reason));

    public static void ServerTransactions(int change) => Transactions.Add(change, Tag("side", "server"));

    public static void ClientTransactions(int change) => Transactions.Add(change, Tag("side", "client"));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);

    private static string NameOf(SipMethod method) => method.IsKnown ? method.Name : "OTHER";

    private static string ClassOf(int statusCode) => (statusCode / 100) switch
    {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        5 => "5xx",
        _ => "6xx",
    };
}
