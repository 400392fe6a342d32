using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Platform.Media.Native;

/// <summary>Asks the processor for memory that will be touched soon. Nothing but speed depends on it; elsewhere than on x86 it does nothing.</summary>
internal static unsafe class CacheLines
{
    private const int Length = 64;

    /// <summary>The first lines of an object. Should the collector move it meanwhile, the wrong lines are asked for, which harms nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(object? part, int lines)
    {
        if (!Sse.IsSupported) return;
        var address = *(byte**)Unsafe.AsPointer(ref part);
        for (var i = 0; i < lines; i++) Sse.Prefetch0(address + i * Length);
    }
}
