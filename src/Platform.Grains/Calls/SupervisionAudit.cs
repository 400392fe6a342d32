using System.Globalization;
using Platform.Contracts;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;

namespace Platform.Grains.Calls;

/// <summary>
/// Who listened to whom, in the audit log as soon as the call has stored it and before anybody hears anything. The entries' ids are made
/// of the facts, so what is written again is there once; what cannot be written just now is written with the call's next step, and
/// before its record is closed.
/// </summary>
internal sealed class SupervisionAudit(CallContext call, IAuditLog log)
{
    private int written;

    public async Task Write()
    {
        var notes = SupervisionNotes.Of(call.State);
        for (; written < notes.Count; written++)
            await log.AddAsync(EntryOf(notes[written], written), CancellationToken.None);
    }

    private AuditEntry EntryOf(SupervisionNote note, int number)
    {
        var callId = GrainKey.IdOf(call.Key);
        var id = string.Create(CultureInfo.InvariantCulture, $"{UlidTime.Of(note.At)}{callId}.{number}");
        return new AuditEntry(call.Tenant, id, note.At, note.Supervisor, ActionOf(note.Act), callId, $"agent {note.Watched}, {TextOf(note.Mode)}");
    }

    private static string ActionOf(SupervisionAct act) => act switch
    {
        SupervisionAct.Began => AuditActions.SupervisionBegan,
        SupervisionAct.Changed => AuditActions.SupervisionChanged,
        SupervisionAct.Ended => AuditActions.SupervisionEnded,
        _ => throw new ArgumentOutOfRangeException(nameof(act)),
    };

    private static string TextOf(SupervisionMode mode) => mode switch
    {
        SupervisionMode.Listen => "listen",
        SupervisionMode.Whisper => "whisper",
        SupervisionMode.Barge => "barge",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };
}
