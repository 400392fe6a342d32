using System.Globalization;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Domain.Numbers;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Numbers;

/// <summary>
/// Where numbers are ordered, assigned and given back: each command is decided on the stored catalog and the number's stored holding, and
/// committed only if neither has changed since. Of two who want one number, one gets it and the other is told so.
/// </summary>
internal sealed partial class NumberDesk(CatalogEditor editor, INumberHoldings holdings, TimeProvider time, GatewayTelemetry telemetry,
    ILogger<NumberDesk> log)
{
    /// <param name="number">In normal form.</param>
    /// <param name="target">Where an assigned number leads, such as <c>queue:support</c>; null for nowhere yet.</param>
    /// <returns>The holding that goes on, or the one that ended.</returns>
    public async Task<(NumberHolding? Holding, Refused? Refused)> AskAsync(Caller caller, string number, NumberCommand command,
        string? target, CancellationToken cancellation)
    {
        NumberHolding? holding = null;
        var (_, refused) = await editor.CommitAsync(
            async before =>
            {
                var order = await DecideAsync(before, number, command, target, cancellation);
                holding = order.Holding;
                return order.Refusal is { } refusal ? (null, Refuse(refusal, order.Holding, command)) : Check(before, order.Diff);
            },
            cancellation);
        telemetry.NumberAsked(command.GetType().Name, refused?.Code);
        LogAsked(command.GetType().Name, number, caller.Tenant ?? "operator", caller.Login,
            refused is null ? "accepted" : ProblemText.CodeOf(refused.Code));
        return (holding, refused);
    }

    /// <summary>Points an assigned number at a queue or a flow, or at nothing.</summary>
    /// <param name="tenant">Whose the number must be.</param>
    public Task<Refused?> PointAsync(string number, string tenant, string? target, CancellationToken cancellation) => editor.ChangeAsync(
        before => before.FindNumber(number) is { } document && document.TenantId == tenant
            ? CatalogEdit.ToPut(document.PointedAt(target))
            : CatalogEdit.Refuse(new Refused(ProblemCode.NotFound)),
        cancellation);

    private async Task<NumberOrder> DecideAsync(CatalogSnapshot before, string number, NumberCommand command, string? target,
        CancellationToken cancellation)
    {
        var held = await holdings.FindAsync([number], cancellation);
        return NumberOrder.Decide(before, number, held.SingleOrDefault(), command, target, time.GetUtcNow());
    }

    private static (CatalogDiff? Diff, Refused? Refused) Check(CatalogSnapshot before, CatalogDiff diff)
    {
        if (diff.Changes.Count == 0)
            return (diff, null);
        var number = diff.Changes[0].Document.Id;
        IReadOnlyList<CatalogDocument> desired =
        [
            .. before.Documents.Where(document => document is not NumberDocument || document.Id != number),
            .. diff.Changes.Where(change => !change.Removed).Select(change => change.Document),
        ];
        var faults = CatalogRules.Check(desired);
        return faults.Count > 0 ? (null, Refused.Catalog(faults)) : (diff, null);
    }

    /// <summary>A tenant that asks for what it does not have learns no more than that.</summary>
    private static Refused Refuse(HoldingRefusal refusal, NumberHolding? held, NumberCommand command) => refusal switch
    {
        HoldingRefusal.NotInAnyPool or HoldingRefusal.NotYourPool => new(ProblemCode.NumberNotInPool),
        HoldingRefusal.NotFree => new(ProblemCode.NumberNotFree),
        HoldingRefusal.HeldByOther when command is NumberCommand.Cancel or NumberCommand.Release => new(ProblemCode.NotFound),
        HoldingRefusal.HeldByOther => new(ProblemCode.NumberHeldByOther),
        HoldingRefusal.Quarantined => new(ProblemCode.NumberQuarantined) { Faults = [Rest(held!)] },
        HoldingRefusal.NotPriced => new(ProblemCode.NumberNotPriced),
        HoldingRefusal.BadPeriod => Refused.Parameter("$.minutes", "It is over already."),
        HoldingRefusal.NotReserved or HoldingRefusal.NotAssigned or HoldingRefusal.NotQuarantined or HoldingRefusal.NotDue =>
            new(ProblemCode.NotFound),
        _ => throw new InvalidOperationException($"Unknown refusal {refusal}."),
    };

    private static ProblemFault Rest(NumberHolding held) => new("number",
        string.Create(CultureInfo.InvariantCulture, $"It rests until {held.Until:yyyy-MM-ddTHH:mm:ssZ}."), "quarantined");

    [LoggerMessage(6003, LogLevel.Information, "{Command} {Number}, asked by {Tenant}/{Login}: {Result}.")]
    private partial void LogAsked(string command, string number, string tenant, string login, string result);
}
