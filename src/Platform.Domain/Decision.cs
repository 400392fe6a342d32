namespace Platform.Domain;

/// <summary>
/// What a pure <c>Decide</c> answers: either a refusal (a value, never an exception), or the events that become state
/// and the effects that run once that state is stored.
/// </summary>
public readonly record struct Decision<TRefusal, TEvent, TEffect>(TRefusal? Refusal, IReadOnlyList<TEvent> Events,
    IReadOnlyList<TEffect> Effects)
    where TRefusal : struct, Enum
{
    public static Decision<TRefusal, TEvent, TEffect> Nothing => new(null, [], []);

    public static Decision<TRefusal, TEvent, TEffect> Refuse(TRefusal refusal) => new(refusal, [], []);

    public static Decision<TRefusal, TEvent, TEffect> Accept(IReadOnlyList<TEvent> events, IReadOnlyList<TEffect> effects) =>
        new(null, events, effects);
}
