using System.Collections.Concurrent;

namespace Platform.Actors.Tests;

/// <summary>What happened, in order; grains get it from the service provider.</summary>
public sealed class EventLog
{
    private readonly ConcurrentQueue<string> _entries = new();

    public IReadOnlyList<string> Entries => [.. _entries];

    public void Add(string entry) => _entries.Enqueue(entry);
}
