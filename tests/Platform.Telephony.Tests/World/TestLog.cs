using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Platform.Telephony.Tests.World;

/// <summary>Keeps what is logged, so that a test can insist that nothing went wrong behind its back.</summary>
internal sealed class TestLog : ILogger<TelephonyService>
{
    public ConcurrentQueue<(LogLevel Level, int Id, string Text)> Lines { get; } = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, eventId.Id, formatter(state, exception) + exception));
}
