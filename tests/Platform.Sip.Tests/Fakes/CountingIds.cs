using System.Globalization;
using Platform.Sip.Messages;

namespace Platform.Sip.Tests.Fakes;

/// <summary>Predictable identifiers: name of the stack and a count.</summary>
internal sealed class CountingIds(string name) : ISipIdSource
{
    private int _last;

    public string NewCallId() => Next("call");

    public string NewTag() => Next("tag");

    public string NewBranch() => Via.MagicCookie + Next("branch");

    private string Next(string kind) => $"{name}-{kind}-{Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture)}";
}
