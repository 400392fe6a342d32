using System.Runtime.InteropServices;

namespace Platform.Testing;

/// <summary>The signals that tests send to the processes they started; numbers as on Linux.</summary>
public sealed record UnixSignal(int Number)
{
    public static readonly UnixSignal Interrupt = new(2);
    public static readonly UnixSignal Quit = new(3);
    public static readonly UnixSignal User1 = new(10);
    public static readonly UnixSignal Terminate = new(15);
    public static readonly UnixSignal Continue = new(18);
    public static readonly UnixSignal Stop = new(19);

    public void SendTo(int processId) => _ = kill(processId, Number);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int kill(int processId, int signal);
}
