namespace Platform.Actors.Simulation;

/// <summary>A simulated run broke; the message names the seed that repeats it.</summary>
public sealed class SimulationException : Exception
{
    public SimulationException()
    {
    }

    public SimulationException(string message)
        : base(message)
    {
    }

    public SimulationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
