using Platform.Benchmarks;
using Platform.Benchmarks.Consoles;
using Platform.Benchmarks.Figures;
using Platform.Benchmarks.Hub;
using Platform.Benchmarks.Queues;
using Platform.Benchmarks.RtpRelay;
using Platform.Benchmarks.SipCalls;
using Platform.Benchmarks.SipProxy;

var benches = new Dictionary<string, Func<string[], Task<int>>>
{
    ["sip-call"] = options => SipCallBench.Run(Console.Out, options),
    ["queue-sip"] = options => QueueSipBench.Run(Console.Out, options),
    ["sip-proxy"] = options => SipProxyBench.Run(Console.Out, options),
    ["hub"] = options => HubBench.Run(Console.Out, options),
    ["queue-decisions"] = options => QueueDecisionsBench.Run(Console.Out, options),
    ["rtp-relay"] = options => RtpRelayBench.Run(Console.Out, options),
    ["record"] = options => Task.FromResult(RecordBench.Run(Console.Out, options)),
    ["rtp-mix"] = options => RtpMixBench.Run(Console.Out, options),
    ["grain-call"] = _ => Task.FromResult(GrainCallBench.Run(Console.Out)),
    ["interval-report"] = options => IntervalReportBench.Run(Console.Out, options),
    ["store-commit"] = _ => StoreCommitBench.Run(Console.Out),
    ["first-load"] = options => FirstLoadBench.Run(Console.Out, options),
    ["sip-parse"] = _ => Task.FromResult(SipParseBench.Run(Console.Out)),
};
if (args is [GeneratorProcess.Verb, ..])
    return await GeneratorProgram.Run(args[1..]);
if (args.Length > 0 && benches.TryGetValue(args[0], out var bench))
    return await bench(args[1..]);

foreach (var name in benches.Keys)
    Console.WriteLine(name);
if (args.Length == 0)
    return 0;
Console.Error.WriteLine($"There is no bench '{args[0]}'.");
return 2;
