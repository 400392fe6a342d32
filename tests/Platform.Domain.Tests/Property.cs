using FsCheck;
using FsCheck.Fluent;

namespace Platform.Domain.Tests;

/// <summary>Properties over seeds: FsCheck picks and shrinks the seed, a seeded Random makes the case, so that a failure names its seed.</summary>
internal static class Property
{
    /// <param name="findBreach">What is wrong with the case of that seed, or null.</param>
    public static void Holds(Func<Random, string?> findBreach, int cases = 300) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(100_000),
        Prop.ForAll(
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            seed => findBreach(new Random(seed)) is { } breach ? throw new InvalidOperationException($"seed {seed}: {breach}") : true));

    public static T Pick<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}
