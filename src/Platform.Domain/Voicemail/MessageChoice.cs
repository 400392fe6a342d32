namespace Platform.Domain.Voicemail;

/// <summary>What an agent may want of the message that it hears.</summary>
public enum MessageChoice
{
    Again = 1,
    CallBack = 2,
    Done = 3,
    PutBack = 4,
}
