using System.Globalization;
using Platform.Sip.Tests.Fakes;
using Xunit.Abstractions;

namespace Platform.Sip.Tests.Messages;

/// <summary>
/// Messages from the grammar: none may bring an exception, a hang or growth. SIP_FUZZ_MESSAGES gives their number,
/// SIP_FUZZ_SEED where to start; a failure names the seed of its message.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Batch = 10_000;
    private const long MaxGrowthBytes = 32 * 1024 * 1024;

    [Fact]
    public void Messages_of_the_grammar_come_back_with_an_answer()
    {
        var messages = Setting("SIP_FUZZ_MESSAGES", 200_000);
        var seed = Setting("SIP_FUZZ_SEED", 3261);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = TimeProvider.System.GetTimestamp();
        var accepted = 0L;
        for (var done = 0; done < messages; done += Batch) accepted += RunBatch(seed + done / Batch, Math.Min(Batch, messages - done));
        var growth = GC.GetTotalMemory(forceFullCollection: true) - before;
        output.WriteLine($"{messages} messages, {accepted} accepted, {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F0} s, {growth} bytes more");
        Assert.InRange(accepted, messages / 4, messages * 9L / 10);
        Assert.InRange(growth, long.MinValue, MaxGrowthBytes);
    }

    private static int RunBatch(int seed, int messages)
    {
        var fuzzer = new GrammarFuzzer(new Random(seed));
        var accepted = 0;
        for (var i = 0; i < messages; i++)
        {
            var bytes = fuzzer.Next();
            try
            {
                if (MessageExercise.Run(bytes)) accepted++;
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}, message {i}: {Convert.ToBase64String(bytes)}", fault);
            }
        }
        return accepted;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
