using System.Data.Common;
using System.Text.Json;
using Platform.Contracts;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Storage.Engines;
using static Platform.Storage.Engines.ColumnKind;

namespace Platform.Storage.Stores;

/// <summary>A recording as a row of the index, and by whom it is found.</summary>
internal static class RecordingSql
{
    /// <summary>In the order in which <see cref="Values"/> gives and <see cref="Read"/> takes them.</summary>
    public const string Columns = """
        tenant, call_id, node, from_number, to_number, direction, started_ticks, agents, queues, state, ended_ticks, length_ms, bytes, blocks,
        head, gaps, fault, keep_until_ticks, mailbox
        """;

    public const string NumberParty = "number";
    public const string AgentParty = "agent";
    public const string QueueParty = "queue";

    public static readonly ColumnKind[] Kinds =
        [Text, Text, Text, Text, Text, Number, Number, Text, Text, Number, Number, Number, Number, Number, Text, Text, Number, Number, Text];

    private static readonly Statement AddParty = Statement.Change(
        """
        INSERT INTO recording_parties (tenant, kind, party, started_ticks, call_id) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (tenant, kind, party, started_ticks, call_id) DO NOTHING
        """, Text, Text, Text, Number, Text);

    public static object?[] Values(Recording recording) =>
    [
        recording.Tenant, recording.CallId, recording.Node, recording.From, recording.To, (long)recording.Direction,
        recording.StartedAt.UtcTicks, Json(recording.Agents), Json(recording.Queues), (long)recording.State, recording.EndedAt?.UtcTicks,
        recording.File?.LengthMs, recording.File?.Bytes, (long?)recording.File?.Blocks, recording.File?.Head,
        recording.File is { } file ? Json(file.Gaps) : null, (long?)recording.Fault, recording.KeepUntil?.UtcTicks, recording.Mailbox,
    ];

    public static IEnumerable<Command> Parties(Recording recording)
    {
        var parties = new[] { recording.From, recording.To }.Select(number => (NumberParty, number))
            .Concat(recording.Agents.Select(agent => (AgentParty, agent)))
            .Concat(recording.Queues.Select(queue => (QueueParty, queue)));
        return parties.Distinct().Select(party =>
            AddParty.With(recording.Tenant, party.Item1, party.Item2, recording.StartedAt.UtcTicks, recording.CallId));
    }

    public static Recording Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
        row.GetString(4), (CallDirection)row.GetInt64(5), Time(row.GetInt64(6)), Body.Read<string[]>(row.GetString(7)),
        Body.Read<string[]>(row.GetString(8)))
    {
        State = (RecordingState)row.GetInt64(9),
        EndedAt = row.IsDBNull(10) ? null : Time(row.GetInt64(10)),
        File = row.IsDBNull(11) ? null : new RecordedFile(row.GetInt64(11), row.GetInt64(12), (int)row.GetInt64(13), row.GetString(14),
            Body.Read<RecordingGap[]>(row.GetString(15))),
        Fault = row.IsDBNull(16) ? null : (RecordingFault)row.GetInt64(16),
        KeepUntil = row.IsDBNull(17) ? null : Time(row.GetInt64(17)),
        Mailbox = row.IsDBNull(18) ? null : row.GetString(18),
    };

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, GrainSerialization.Options);
}
