namespace Platform.Domain.Recordings;

/// <summary>Whether talks are recorded. Set for the tenant, its numbers, queues and agents; see <see cref="RecordingPolicy"/>.</summary>
public enum RecordingMode
{
    /// <summary>What the next wider thing says.</summary>
    Inherit = 0,

    Always = 1,
    Never = 2,

    /// <summary>From when somebody asks for it.</summary>
    OnDemand = 3,
}
