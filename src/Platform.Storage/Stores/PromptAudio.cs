using Platform.Contracts.Stores;
using Platform.Storage.Commits;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>Audio of prompts by tenant and name. Times are ticks of UTC: they are compared, never shown.</summary>
internal sealed class PromptAudio(IStorageEngine engine, CommitQueue queue) : IPromptAudio
{
    private static readonly Statement Put = Statement.Change(
        """
        INSERT INTO prompt_audio (tenant, audio_id, written_ticks, audio) VALUES ($1, $2, $3, $4)
        ON CONFLICT (tenant, audio_id) DO UPDATE SET written_ticks = excluded.written_ticks
        """, Text, Text, Number, Bytes);

    private static readonly Statement ById = Statement.Rows(
        "SELECT audio FROM prompt_audio WHERE tenant = $1 AND audio_id = $2", Text, Text);

    private static readonly Statement Before = Statement.Rows(
        "SELECT tenant, audio_id, written_ticks FROM prompt_audio WHERE written_ticks < $1 ORDER BY tenant, audio_id", Number);

    private static readonly Statement Drop = Statement.Change(
        "DELETE FROM prompt_audio WHERE tenant = $1 AND audio_id = $2 AND written_ticks = $3", Text, Text, Number);

    public Task PutAsync(string tenant, string audioId, byte[] audio, DateTimeOffset now, CancellationToken cancellation) =>
        queue.WriteAsync("put prompt audio", [Put.With(tenant, audioId, now.UtcTicks, audio)], cancellation);

    public async Task<byte[]?> FindAsync(string tenant, string audioId, CancellationToken cancellation)
    {
        var found = await engine.QueryAsync(ById.With(tenant, audioId), static row => row.GetFieldValue<byte[]>(0), cancellation);
        return found.Count == 0 ? null : found[0];
    }

    public Task<IReadOnlyList<StoredAudio>> ListAsync(DateTimeOffset before, CancellationToken cancellation) =>
        engine.QueryAsync(Before.With(before.UtcTicks),
            static row => new StoredAudio(row.GetString(0), row.GetString(1), new DateTimeOffset(row.GetInt64(2), TimeSpan.Zero)), cancellation);

    public Task DropAsync(StoredAudio audio, CancellationToken cancellation) =>
        queue.WriteAsync("drop prompt audio", [Drop.With(audio.Tenant, audio.AudioId, audio.At.UtcTicks)], cancellation);
}
