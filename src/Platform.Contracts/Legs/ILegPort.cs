namespace Platform.Contracts.Legs;

/// <summary>
/// The node that holds a call's legs. Commands to one call are carried out in order; what comes of them is reported to the
/// call's grain. A command for a leg that is not there any more is answered by reporting that the leg has ended.
/// </summary>
public interface ILegPort : IGrainObserver
{
    Task Execute(string callKey, LegCommand command);
}
