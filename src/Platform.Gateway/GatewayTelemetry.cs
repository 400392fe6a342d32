using System.Diagnostics;
using System.Diagnostics.Metrics;
using Platform.Contracts.Prompts;
using Platform.Domain.Webhooks;
using Platform.Gateway.Problems;

namespace Platform.Gateway;

/// <summary>What the gateway counts beyond ASP.NET Core's own meters.</summary>
public sealed class GatewayTelemetry : IDisposable
{
    public const string Name = "Platform.Gateway";

    public static readonly ActivitySource Activities = new(Name);

    private readonly Meter meter;
    private readonly Counter<long> logIns;
    private readonly Counter<long> refusals;
    private readonly Counter<long> numberCommands;
    private readonly Counter<long> promptUploads;
    private readonly Counter<long> callNotes;
    private readonly Counter<long> webhookTries;
    private readonly UpDownCounter<long> hubConnections;

    /// <summary>The last count of the pools' numbers.</summary>
    internal IReadOnlyList<Measurement<long>> Numbers { get; set; } = [];

    /// <summary>The last count of what webhooks are still to be told.</summary>
    internal long WebhooksWaiting { get; set; }

    public GatewayTelemetry(IMeterFactory meters)
    {
        meter = meters.Create(Name);
        logIns = meter.CreateCounter<long>("platform.gateway.logins", "{login}", "Log-ins by result.");
        refusals = meter.CreateCounter<long>("platform.gateway.refusals", "{request}", "Requests answered with a problem, by its code.");
        numberCommands = meter.CreateCounter<long>("platform.gateway.numbers.commands", "{command}",
            "What was asked of numbers (reserve, assign, release…), by result.");
        meter.CreateObservableGauge("platform.gateway.numbers", () => Numbers, "{number}",
            "Numbers of each pool by state, counted once a minute.");
        promptUploads = meter.CreateCounter<long>("platform.gateway.prompts.uploads", "{file}", "Files uploaded as prompts, by result.");
        callNotes = meter.CreateCounter<long>("platform.gateway.calls.notes", "{note}", "Notes that agents made of calls.");
        webhookTries = meter.CreateCounter<long>("platform.gateway.webhooks.tries", "{try}",
            "Tries to tell webhooks, by what they came to: delivered, waiting for the next try, or failed for good.");
        meter.CreateObservableGauge("platform.gateway.webhooks.waiting", () => WebhooksWaiting, "{delivery}",
            "Deliveries to webhooks that are not made yet, of all tenants, counted every half minute.");
        hubConnections = meter.CreateUpDownCounter<long>("platform.gateway.hub.connections", "{connection}", "Open live connections.");
    }

    /// <param name="result">accepted, open_id, bad_credentials, second_factor_needed, bad_code, throttled, open_id_failed or no_account.</param>
    public void LoggedIn(string result) => logIns.Add(1, new KeyValuePair<string, object?>("result", result));

    internal void Refused(ProblemCode code) => refusals.Add(1, new KeyValuePair<string, object?>("code", ProblemText.CodeOf(code)));

    /// <param name="refusal">Null when it was done.</param>
    internal void NumberAsked(string command, ProblemCode? refusal) => numberCommands.Add(1,
        new KeyValuePair<string, object?>("command", command),
        new KeyValuePair<string, object?>("result", refusal is { } code ? ProblemText.CodeOf(code) : "accepted"));

    /// <param name="refusal">Null when the file became a prompt.</param>
    internal void PromptConverted(PromptRefusal? refusal) => promptUploads.Add(1,
        new KeyValuePair<string, object?>("result", refusal is { } why ? SnakeCase.Of(why) : "accepted"));

    internal void CallNoted() => callNotes.Add(1);

    internal void WebhookTold(DeliveryState state) => webhookTries.Add(1, new KeyValuePair<string, object?>("result", SnakeCase.Of(state)));

    public void HubConnected() => hubConnections.Add(1);

    public void HubDisconnected() => hubConnections.Add(-1);

    public void Dispose() => meter.Dispose();
}
