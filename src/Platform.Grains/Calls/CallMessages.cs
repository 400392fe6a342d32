using Platform.Contracts;
using Platform.Contracts.Grains;
using Platform.Contracts.Legs;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Prompts;
using Platform.Domain.Queues;
using Platform.Domain.Recordings;
using Platform.Domain.Voicemail;

namespace Platform.Grains.Calls;

/// <summary>
/// A call's message: the mailbox, the order that is stored before the node records, and the messages that are told when a call is over.
/// </summary>
internal sealed class CallMessages(CallContext call, CallCallbacks callbacks, IRecordings recordings, Func<string, IMessageGrain> messages)
{
    private string MessageId => MessageOrder.IdOf(call.State.Call!.CallId);

    public CallCommand Open(string mailbox) => call.Catalog.FindMailbox(call.Tenant, mailbox) is { } box
        ? new CallCommand.VoicemailOpened(mailbox, [GreetingOf(box)], box.MaxLengthMs, box.SilenceMs)
        : new CallCommand.VoicemailNotOpened();

    /// <summary>
    /// The message is stored as one that is being taken, and its recording is in the index, before the node hears of it. An index that
    /// cannot be written just now costs no message: the node enters it when it closes the file.
    /// </summary>
    public async Task<CallCommand?> Record(CallEffect.RecordMessage record)
    {
        var offered = call.State.Call!;
        try
        {
            await messages(GrainKey.Message(call.Tenant, MessageId)).Take(OrderOf(record));
        }
        catch (Exception fault)
        {
            call.Failed("take the message", fault);
            return new CallCommand.VoicemailNotOpened();
        }

        var entry = new Recording(call.Tenant, MessageId, offered.Node, offered.From, offered.To, offered.Direction, record.At, [], [])
        {
            Mailbox = record.Mailbox,
        };
        await call.Try("enter the message", () => recordings.OpenAsync(entry, CancellationToken.None));
        await call.Command(new LegCommand.RecordMessage(record.LegId, MessageId, record.Mailbox, record.SilenceMs, record.At));
        return null;
    }

    public async Task Finish(CallEffect.FinishMessage finish)
    {
        await call.Command(new LegCommand.FinishMessage(call.State.SubjectLegId, MessageId, finish.At));
        await call.Try("finish the message", () => Own.Finish(finish.SilenceMs));
    }

    /// <summary>Null when it is not known: the caller's patience ends that.</summary>
    public async Task<CallCommand?> Settle()
    {
        try
        {
            return await Own.Settle() is { } isKept ? new CallCommand.MessageSettled(isKept) : null;
        }
        catch (Exception fault)
        {
            call.Failed("settle the message", fault);
            return null;
        }
    }

    /// <summary>The record is closed.</summary>
    public async Task Tell(CallRecord record)
    {
        if (call.State.HasMessage)
            await call.Try("tell the message", () => Own.CallOver(record.CallId));
        if (record.Message is { } origin)
            await call.Try("tell the message", () => messages(GrainKey.Message(call.Tenant, origin.MessageId)).CallOver(record.CallId));
    }

    private IMessageGrain Own => messages(GrainKey.Message(call.Tenant, MessageId));

    private static PromptItem GreetingOf(MailboxDocument box) => box.Greeting is null or PromptDocument.BuiltIn
        ? new PromptItem.Phrase(PromptPhrase.LeaveMessage)
        : new PromptItem.Uploaded(box.Greeting);

    private MessageOrder OrderOf(CallEffect.RecordMessage record)
    {
        var offered = call.State.Call!;
        var queue = call.Catalog.FindMailbox(call.Tenant, record.Mailbox)?.Queue is { } named ? call.Catalog.FindQueue(call.Tenant, named) : null;
        return new MessageOrder(call.Tenant, MessageId, record.Mailbox, offered.CallId, offered.From, callbacks.Dialable(offered.From), offered.To,
            record.At)
        {
            Priority = queue is null
                ? ContactPriority.None
                : ContactPriority.Of(call.Catalog, queue, offered.From, offered.To, call.State.Tags).OrAtLeast(call.State.Points),
        };
    }
}
