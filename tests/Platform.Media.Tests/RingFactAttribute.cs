using Platform.Media.Native;

namespace Platform.Media.Tests;

/// <summary>A test of what only a kernel with io_uring can do; a container may forbid it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RingFactAttribute : FactAttribute
{
    public RingFactAttribute()
    {
        using var ring = SubmissionRing.TryCreate();
        if (ring is null) Skip = "The kernel lets this process have no io_uring (Linux 6.1, kernel.io_uring_disabled = 0).";
    }
}
