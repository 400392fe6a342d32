using System.Text.RegularExpressions;
using Platform.Domain.Catalog;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Flows;

/// <summary>What a look-up, and the switch that goes by it, must say of themselves.</summary>
internal static partial class LookUpRules
{
    private const int MostPicks = 20;
    private const int MostHeaders = 20;
    private const int MostCases = 50;
    private const int LongestText = 8_000;

    /// <summary>Headers that the request sets by itself, or that would lead it elsewhere.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "Upgrade", "Expect", "Trailer", "TE", "Idempotency-Key",
    };

    public static void Check(FlowNode.LookUp look, string tenant, CatalogIndex index, Action<string, CatalogFaultCode, string> add)
    {
        if (!LookUpTemplate.IsUrl(look.Url))
            add("url", BadSyntax, "The URL is one of http or https, with a host that is written out, without user and password.");
        if (look.Method is not (FlowNode.LookUp.Get or FlowNode.LookUp.Post))
            add("method", OutOfRange, "The method is get or post.");
        if (look.Body is { } body && (look.Method != FlowNode.LookUp.Post || body.Length > LongestText))
            add("body", OutOfRange, $"Only a POST has a body, of at most {LongestText} characters.");
        CheckRange("timeoutMs", look.TimeoutMs, 100, 15_000);
        CheckRange("maxBytes", look.MaxBytes, 1, 1_048_576);
        CheckHeaders(look.Headers ?? []);
        var picks = look.Picks ?? [];
        if (picks.Count > MostPicks)
            add("picks", OutOfRange, $"At most {MostPicks} picks.");
        for (var i = 0; i < picks.Count; i++)
        {
            if (!LookUpPicks.IsPointer(picks[i].Pointer))
                add($"picks[{i}].pointer", BadSyntax, $"'{picks[i].Pointer}' is not a JSON pointer such as /customer/tier.");
            if (!LookUpPicks.IsTarget(picks[i]))
                add($"picks[{i}].into", BadSyntax, "A value goes into tags, points, language or variable:NAME.");
        }

        void CheckHeaders(IReadOnlyList<LookUpHeader> headers)
        {
            if (headers.Count > MostHeaders)
                add("headers", OutOfRange, $"At most {MostHeaders} headers.");
            for (var i = 0; i < headers.Count; i++)
            {
                if (!HeaderName.IsMatch(headers[i].Name) || Reserved.Contains(headers[i].Name))
                    add($"headers[{i}].name", BadSyntax, $"'{headers[i].Name}' is not a header that can be set.");
                if ((headers[i].Value is null) == (headers[i].Secret is null))
                    add($"headers[{i}].value", MissingProperty, "A header has a value, or a secret that is its value.");
                else if (headers[i].Value is { } value && (value.Length > 1_000 || value.Any(char.IsControl)))
                    add($"headers[{i}].value", BadSyntax, "A value has at most 1000 characters, none of them a control character.");
                else if (headers[i].Secret is { } secret && !index.Secrets.Contains((tenant, secret)))
                    add($"headers[{i}].secret", UnknownReference, $"The tenant has no secret {secret}.");
            }
        }

        void CheckRange(string property, int number, int least, int most)
        {
            if (number < least || number > most)
                add(property, OutOfRange, FormattableString.Invariant($"{number} is not between {least} and {most}."));
        }
    }

    public static void Check(FlowNode.Switch by, Action<string, CatalogFaultCode, string> add)
    {
        if (!CatalogSyntax.Id.IsMatch(by.Variable))
            add("variable", BadSyntax, $"'{by.Variable}' is not {CatalogSyntax.IdRule}.");
        if (by.Cases.Count is 0 or > MostCases)
            add("cases", OutOfRange, $"A switch has 1 to {MostCases} cases.");
        HashSet<string> values = [];
        for (var i = 0; i < by.Cases.Count; i++)
        {
            if (!values.Add(by.Cases[i].Value))
                add($"cases[{i}].value", Duplicate, $"There are two cases {by.Cases[i].Value}.");
            if (by.Cases[i].Name is { } name && !CatalogSyntax.IsName(name))
                add($"cases[{i}].name", BadSyntax, "A name has 1 to 100 characters, none of them a control character.");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}\z")]
    private static partial Regex HeaderName { get; }
}
