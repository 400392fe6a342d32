using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Platform.Sip.Transports;

namespace Platform.Telephony.Edge.Guard;

/// <summary>
/// Who fails to log in to an account has to wait before the next try at it, twice as long each time. Kept by account and source
/// together: a guesser slows itself down, and nobody can lock a phone out that is somewhere else. Accounts that do not exist
/// are kept just so.
/// </summary>
internal sealed class LogInBackOff(GuardOptions options, ulong seed)
{
    private readonly AgeingTable<State> table = new(options.MaxSources, seed);

    /// <summary>Zero when a try is free.</summary>
    public TimeSpan WaitOf(SourceAddress network, string account, long nowMs) => table.Visit(KeyOf(network, account), nowMs, nowMs,
        static (ref State state, long now) => TimeSpan.FromMilliseconds(Math.Max(0, state.NotBeforeMs - now)));

    public void Failed(SourceAddress network, string account, long nowMs) => table.Visit(KeyOf(network, account), nowMs, (options, nowMs),
        static (ref State state, (GuardOptions Options, long NowMs) at) =>
        {
            var failures = state.Failures.Add(1, at.Options.LogInWindow, at.NowMs);
            if (failures >= at.Options.FreeLogInFailures)
                state.NotBeforeMs = at.NowMs + WaitMs(at.Options, failures - at.Options.FreeLogInFailures);
            return failures;
        });

    public void Succeeded(SourceAddress network, string account, long nowMs) =>
        table.Visit(KeyOf(network, account), nowMs, 0, static (ref State state, int _) => state = default);

    private static long WaitMs(GuardOptions options, int doublings) =>
        (long)Math.Min(options.LongestLogInWait.TotalMilliseconds, 1_000 * Math.Pow(2, doublings));

    private static UInt128 KeyOf(SourceAddress network, string account)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(account), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash) ^ network.Value;
    }

    private struct State
    {
        public Tally Failures;
        public long NotBeforeMs;
    }
}
