using System.Globalization;
using Platform.Storage.Tests.Contract;

namespace Platform.Storage.Tests;

/// <summary>The process that is killed: writes calls with their entries and prints the id of each call that the store acknowledged.</summary>
internal static class CrashWriter
{
    public const string Tenant = "acme";
    public const int EntriesPerCall = 3;
    public const int IdLength = 8;

    private const int WritersAtOnce = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var store = PlatformStore.Open(new StorageOptions { ConnectionString = args[0] }, TimeProvider.System);
        await using var output = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });
        var last = 0;
        await Task.WhenAll(Enumerable.Range(0, WritersAtOnce).Select(_ => WriteForEverAsync()));
        return 0;

        async Task WriteForEverAsync()
        {
            while (true)
            {
                var callId = Interlocked.Increment(ref last).ToString("D8", CultureInfo.InvariantCulture);
                await store.CallRecords.OpenAsync(Samples.OpenCall(Tenant, callId), CancellationToken.None);
                var entries = Enumerable.Range(0, EntriesPerCall).Select(i => Samples.Minutes(Tenant, $"call:{callId}:{i}", callId));
                await store.CallRecords.CloseAsync(Samples.ClosedCall(Tenant, callId), [.. entries], CancellationToken.None);
                output.WriteLine(callId);
            }
        }
    }
}
