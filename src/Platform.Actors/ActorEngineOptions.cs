using System.Reflection;
using System.Text.Json;
using Platform.Actors.Simulation;

namespace Platform.Actors;

public sealed class ActorEngineOptions
{
    /// <summary>Where the grain classes are.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>How long a caller waits before it gets <see cref="TimeoutException"/>. Also bounds activation and deactivation.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A grain without calls for this long leaves memory.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle grains are looked for; the age is counted in these steps.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Above this, the grains that are idle for longest leave memory whatever their age.</summary>
    public int MaxActivations { get; set; } = 1_000_000;

    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For state, and for messages when they are copied.</summary>
    public JsonSerializerOptions SerializerOptions { get; set; } = JsonSerializerOptions.Web;

    /// <summary>For tests: each argument and result goes through JSON, as a call to another machine would.</summary>
    public bool CopyMessages { get; set; }

    /// <summary>For tests: all turns run on the simulation's thread and in its time.</summary>
    public SimulationScheduler? Simulation { get; set; }
}
