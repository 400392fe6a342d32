using Microsoft.Extensions.Logging;
using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Contracts.Views;
using Platform.Domain.Catalog;
using Platform.Domain.Routing;

namespace Platform.Grains.Calls;

/// <summary>What the parts of a call's grain share: its state, its surroundings, and the port to its legs.</summary>
internal sealed class CallContext(
    Grain grain,
    Func<IGrainFactory> grains,
    IPersistentState<CallState> stored,
    ICatalog catalog,
    TimeProvider time,
    GrainTimings timings,
    ILogger log)
{
    public string Key => grain.GetPrimaryKeyString();
    public string Tenant => GrainKey.TenantOf(Key);
    public CallState State => stored.State;
    public CatalogSnapshot Catalog => catalog.Current;
    public GrainTimings Timings => timings;
    public DateTimeOffset Now => time.GetUtcNow();
    public DialingPolicy Dialing => Catalog.FindTenant(Tenant)?.Dialing ?? DialingPolicy.Nothing;
    public PriceListDocument? Prices => Catalog.FindTenant(Tenant) is { } tenant ? Catalog.FindPriceList(tenant.PriceList) : null;

    /// <summary>Where the legs are; null until a node said so.</summary>
    public ILegPort? Port { get; set; }

    public ITenantGrain TenantGrain => grains().GetGrain<ITenantGrain>(GrainKey.Tenant(Tenant));
    public ISeatsGrain Seats => grains().GetGrain<ISeatsGrain>(GrainKey.Seats(Tenant));
    public IFeedGrain Feed => grains().GetGrain<IFeedGrain>(GrainKey.Feed(Tenant));
    public IVoiceNodesGrain VoiceNodes => grains().GetGrain<IVoiceNodesGrain>(GrainKey.VoiceNodes);

    public IQueueGrain Queue(string queue) => grains().GetGrain<IQueueGrain>(GrainKey.Queue(Tenant, queue));

    public IAgentGrain Agent(string agent) => grains().GetGrain<IAgentGrain>(GrainKey.Agent(Tenant, agent));

    /// <summary>
    /// Says what a placed call shows where it does not say so itself. A caller ID that may not be shown is left as it is: it is refused
    /// when the number is dialled.
    /// </summary>
    public OfferedCall Complete(OfferedCall offered)
    {
        if (offered.Direction == CallDirection.Inbound)
            return offered;
        var callerId = offered.CallerId ?? (offered.Direction == CallDirection.Outbound
            ? CallerIds.Choose(Catalog, Tenant, offered.Agent, isEmergency: true).Number
            : null);
        return offered with
        {
            CallerId = callerId,
            From = offered.From.Length > 0 ? offered.From : callerId ?? offered.Agent ?? "",
            To = offered.To.Length > 0 ? offered.To : offered.Destination!.Name,
            Queue = offered.Destination is Destination.ToQueue to ? to.Queue : offered.Queue,
        };
    }

    public Task Publish() => Try("publish", () => Feed.Publish(new LiveEvent(Now, Call: View())));

    private CallView View()
    {
        var offered = State.Call!;
        return new(offered.Tenant, offered.CallId, State.Phase, offered.From, offered.To, State.Queue, State.LiveOffer?.Agent ?? offered.Agent,
            offered.At, State.ConnectedAt)
        {
            Direction = offered.Direction,
            CallbackId = offered.Callback?.CallbackId,
            MessageId = offered.Message?.MessageId,
            Aside = State.Aside,
            Third = State.FindLeg(State.Conference?.ThirdLegId)?.Party,
            Supervision = State.Supervision,
        };
    }

    /// <summary>A command to a leg may not have reached it: what the legs hear is to be said again.</summary>
    public bool IsUnheard { get; set; }

    public async Task Command(LegCommand command)
    {
        try
        {
            if (Port is { } port)
                await port.Execute(Key, command);
            else
                IsUnheard = true;
        }
        catch (Exception fault)
        {
            IsUnheard = true;
            Failed("command a leg", fault);
        }
    }

    /// <summary>For steps whose loss heals by itself: the other side asks, or its claim expires.</summary>
    public async Task Try(string step, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception fault)
        {
            Failed(step, fault);
        }
    }

    public void Failed(string step, Exception fault) => CallLog.StepFailed(log, fault, step, Key);
}
