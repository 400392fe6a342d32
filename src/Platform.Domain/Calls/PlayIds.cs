namespace Platform.Domain.Calls;

/// <summary>What a call plays to its parties, by name: whoever reports an end tells which.</summary>
public static class PlayIds
{
    public const string Greeting = "greeting";
    public const string QueueTimeout = "queue-timeout";
    public const string Callback = "callback";
    public const string Farewell = "farewell";
    public const string Voicemail = "voicemail";
    public const string Message = "message";
    public const string MessageMenu = "message-menu";
    public const string Announcement = "announcement";
}
