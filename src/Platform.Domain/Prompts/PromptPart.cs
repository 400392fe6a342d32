namespace Platform.Domain.Prompts;

/// <summary>A stretch of audio that is there as it is: built in under its name, a tenant's prompt under its id, or a message under its own.</summary>
public readonly record struct PromptPart(string Name, bool IsUploaded = false, bool IsMessage = false)
{
    /// <summary>A short silence.</summary>
    public const string Pause = "pause";

    public const string Beep = "beep";

    public static implicit operator PromptPart(string builtIn) => new(builtIn);

    public static PromptPart FromBuiltIn(string name) => new(name);
}
