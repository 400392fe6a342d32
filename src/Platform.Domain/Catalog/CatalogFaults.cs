using System.Text.RegularExpressions;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>Gathers faults of documents, each with its path.</summary>
internal sealed class CatalogFaults(Func<CatalogDocument, string> pathOf)
{
    private readonly List<CatalogFault> all = [];

    public IReadOnlyList<CatalogFault> All => all;

    /// <param name="property">Null when the document as a whole is at fault.</param>
    public void Add(CatalogDocument document, string? property, CatalogFaultCode code, string text) =>
        all.Add(new(property is null ? pathOf(document) : $"{pathOf(document)}.{property}", code, text));

    public void CheckName(CatalogDocument document, string name)
    {
        if (!CatalogSyntax.IsName(name))
            Add(document, "name", BadSyntax, "A name has 1 to 100 characters, none of them a control character.");
    }

    public void CheckSyntax(CatalogDocument document, string property, string text, Regex syntax, string rule)
    {
        if (!syntax.IsMatch(text))
            Add(document, property, BadSyntax, $"'{text}' is not {rule}.");
    }

    public void CheckRange<TNumber>(CatalogDocument document, string property, TNumber number, TNumber least, TNumber most)
        where TNumber : IComparable<TNumber>
    {
        if (number.CompareTo(least) < 0 || number.CompareTo(most) > 0)
            Add(document, property, OutOfRange, FormattableString.Invariant($"{number} is not between {least} and {most}."));
    }

    public void CheckKnown<TEnum>(CatalogDocument document, string property, TEnum value)
        where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
            Add(document, property, OutOfRange, $"{value} is not one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
    }
}
