using Platform.Contracts.Stores;
using Platform.Contracts.Trunks;

namespace Platform.Gateway.Tests.Support;

/// <summary>Trunks fare as the test says.</summary>
internal sealed class FixedTrunkStatus : ITrunkStatus
{
    public List<TrunkStatusView> Views { get; } = [];

    public ValueTask<IReadOnlyList<TrunkStatusView>> ListAsync(CancellationToken cancellation) => new(Views);

    public ValueTask<TrunkStatusView?> FindAsync(string trunkId, CancellationToken cancellation) =>
        new(Views.Find(view => view.TrunkId == trunkId));
}

/// <summary>Seals so that a test can see what was sealed, and for what.</summary>
internal sealed class PlainBox : ISecretBox
{
    public string Seal(string context, string clear) => $"sealed|{context}|{clear}";

    public string? Open(string context, string sealedText) =>
        sealedText.Split('|', 3) is ["sealed", var of, var clear] && of == context ? clear : null;
}
