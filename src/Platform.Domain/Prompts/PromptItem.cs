namespace Platform.Domain.Prompts;

/// <summary>Sentences that are built in. The numbers are stable.</summary>
public enum PromptPhrase
{
    /// <summary>Welcome, please hold.</summary>
    Welcome = 1,

    AllAgentsBusy = 2,

    /// <summary>All agents are busy, please call again later.</summary>
    QueueTimeout = 3,

    Goodbye = 4,
    OutsideHours = 5,
    CallRecorded = 6,
    LeaveMessage = 7,
    InvalidChoice = 8,
    NothingChosen = 9,
    EnterNumber = 10,
    OneMoment = 11,

    /// <summary>We will call you back; what follows is the number.</summary>
    CallbackNumber = 12,

    /// <summary>We will call you back, goodbye.</summary>
    CallbackBooked = 13,

    /// <summary>Thank you, your message is kept, goodbye.</summary>
    MessageKept = 17,

    /// <summary>You have a message from; what follows is the number.</summary>
    MessageFrom = 18,

    /// <summary>You have a message.</summary>
    NewMessage = 19,

    /// <summary>Please rate the service with a key from 1 to 5.</summary>
    RateService = 15,

    // What a menu's choices lead to.
    Sales = 20,
    Support = 21,
    Billing = 22,
    Agent = 23,
    HearAgain = 24,
    Callback = 25,
    ConfirmNumber = 26,
    OtherNumber = 27,
    ReturnCall = 28,
    MarkDone = 29,
    PutBack = 30,
}

/// <summary>One thing that is to be played or said to a party of a call. What is said is said in the tenant's language.</summary>
public abstract record PromptItem
{
    /// <summary>A prompt of the tenant.</summary>
    public sealed record Uploaded(string PromptId) : PromptItem;

    public sealed record Phrase(PromptPhrase What) : PromptItem;

    /// <summary>A quantity on its own.</summary>
    /// <param name="Value">0 to 9999; a greater one is said as 9999.</param>
    public sealed record Number(int Value) : PromptItem;

    /// <summary>The caller's place in the line; the next to be served is 1.</summary>
    public sealed record Position(int Place) : PromptItem;

    /// <param name="Minutes">0: less than one.</param>
    /// <param name="IsMore">It is more than this.</param>
    public sealed record ExpectedWait(int Minutes, bool IsMore = false) : PromptItem;

    /// <summary>One digit after another, as telephone numbers are said: 0-9, +, *, #; what else is in the text is a short pause.</summary>
    public sealed record Digits(string Text) : PromptItem;

    /// <summary>For what, press which key.</summary>
    public sealed record Choice(PromptPhrase What, char Key) : PromptItem;

    /// <summary>What a caller said.</summary>
    public sealed record Message(string MessageId) : PromptItem;

    /// <summary>The tone after which a message is recorded.</summary>
    public sealed record Beep : PromptItem;

    /// <param name="promptId">A tenant's prompt, or <see cref="Catalog.PromptDocument.BuiltIn"/> for the built-in greeting.</param>
    public static PromptItem Greeting(string promptId) =>
        promptId == Catalog.PromptDocument.BuiltIn ? new Phrase(PromptPhrase.Welcome) : new Uploaded(promptId);
}
