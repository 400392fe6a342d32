using System.Globalization;
using System.Text.Json;

namespace Platform.Domain.Prompts;

/// <summary>How a language says things. Numbers are of 0 to <see cref="Largest"/>.</summary>
internal abstract class Speech
{
    public const int Largest = 9999;

    public IEnumerable<PromptPart> Say(PromptItem item) => item switch
    {
        PromptItem.Uploaded uploaded => [new PromptPart(uploaded.PromptId, IsUploaded: true)],
        PromptItem.Phrase phrase => [NameOf(phrase.What)],
        PromptItem.Number number => Counted(Within(number.Value)),
        PromptItem.Position position => Position(Within(position.Place)),
        PromptItem.ExpectedWait { Minutes: <= 0 } => ["wait-short"],
        PromptItem.ExpectedWait wait => [wait.IsMore ? "wait-more" : "wait-before", .. Minutes(Within(wait.Minutes))],
        PromptItem.Digits digits => digits.Text.Select(digit => KeyOf(digit)),
        PromptItem.Choice choice => Choice(NameOf(choice.What), KeyOf(choice.Key)),
        PromptItem.Message message => [new PromptPart(message.MessageId, IsMessage: true)],
        PromptItem.Beep => [PromptPart.Beep],
        _ => throw new InvalidOperationException($"{item.GetType().Name} cannot be said."),
    };

    /// <summary>A number of things.</summary>
    protected abstract IEnumerable<PromptPart> Counted(int number);

    protected abstract IEnumerable<PromptPart> Position(int place);

    protected abstract IEnumerable<PromptPart> Minutes(int number);

    protected abstract IEnumerable<PromptPart> Choice(PromptPart what, PromptPart key);

    /// <summary>A digit of a telephone number.</summary>
    protected abstract PromptPart Digit(int digit);

    protected static PromptPart Number(int number) => string.Create(CultureInfo.InvariantCulture, $"n{number}");

    private static int Within(int number) => Math.Clamp(number, 0, Largest);

    private PromptPart KeyOf(char key) => key switch
    {
        >= '0' and <= '9' => Digit(key - '0'),
        '+' => "plus",
        '*' => "star",
        '#' => "pound",
        _ => PromptPart.Pause,
    };

    private static PromptPart NameOf(PromptPhrase phrase) => JsonNamingPolicy.KebabCaseLower.ConvertName(phrase.ToString());
}
