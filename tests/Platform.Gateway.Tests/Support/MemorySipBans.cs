using Platform.Contracts.Sip;

namespace Platform.Gateway.Tests.Support;

internal sealed class MemorySipBans : ISipBans
{
    public List<SipBan> Bans { get; } = [];

    public Task<IReadOnlyList<SipBan>> ListAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<SipBan>>([.. Bans]);

    public Task<bool> LiftAsync(string source, CancellationToken cancellation) => Task.FromResult(Bans.RemoveAll(ban => ban.Source == source) > 0);
}
