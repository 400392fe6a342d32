using Platform.Actors.Runtime;

namespace Platform.Actors.Simulation;

/// <summary>Test code outside the grains: continuations only.</summary>
internal sealed class DriverLane(ITurnHost host, string name) : TurnLane(host)
{
    public override string Name => name;

    protected override bool TryTakeRequest() => false;

    protected override void RunTaken()
    {
    }
}
