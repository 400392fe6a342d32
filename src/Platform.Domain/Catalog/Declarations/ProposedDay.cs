using System.Text.Json;
using System.Text.Json.Nodes;

namespace Platform.Domain.Catalog.Declarations;

/// <param name="From">Such as 12:00, in the operator's time zone.</param>
public sealed record StaffingBreak(string From, string To);

/// <summary>Who is there on a proposed day: more agents like one of the day, nobody where one was, or a shift of one's own.</summary>
/// <param name="Like">So many more as <paramref name="Add"/> says who come, go and do what this agent does.</param>
/// <param name="Agent">The one that the other properties are about.</param>
/// <param name="Absent">The agent does not come.</param>
/// <param name="From">The agent's shift, such as 09:00, instead of what it did on the day.</param>
public sealed record StaffingDeclaration(string? Like = null, int Add = 1, string? Agent = null, bool Absent = false, string? From = null,
    string? To = null, IReadOnlyList<StaffingBreak>? Breaks = null);

internal sealed record StaffingSection(IReadOnlyList<StaffingDeclaration>? Staffing = null);

/// <summary>
/// What <c>platform replay --with</c> reads: sections of a tenant as <c>apply</c> has them, but what is not named stays as it is, things
/// and their properties alike; and <c>staffing</c>.
/// </summary>
/// <param name="Catalog">As it would be.</param>
/// <param name="Lines">What differs from the catalog as it is, for people.</param>
public sealed record ProposedDay(CatalogSnapshot Catalog, IReadOnlyList<string> Lines, IReadOnlyList<StaffingDeclaration> Staffing)
{
    /// <summary>Sections, and by what their things are told apart.</summary>
    private static readonly Dictionary<string, string> Sections = new()
    {
        ["skills"] = "id", ["callerLists"] = "id", ["queues"] = "id", ["agents"] = "id", ["seats"] = "product",
    };

    private const string StaffingName = "staffing";

    /// <returns>The proposal, or every fault with its path in the file.</returns>
    public static (ProposedDay? Proposed, IReadOnlyList<CatalogFault> Faults) Read(ReadOnlyMemory<byte> json, CatalogSnapshot current, string tenant,
        DeclarationSecrets secrets, DateTimeOffset now)
    {
        if (Parse(json) is not { } file)
            return (null, [new("$", CatalogFaultCode.NotJson, "This is no JSON object.")]);
        var faults = new List<CatalogFault>();
        var places = new Dictionary<string, string>();
        var whole = DeclarationExport.Of(current, now);
        var declared = JsonNode.Parse(DeclarationJson.Write(new Declaration(Tenants: [.. whole.Tenants!.Where(one => one.Id == tenant)])))!["tenants"]![0]!.AsObject();
        foreach (var (name, value) in file)
        {
            if (name == StaffingName)
                continue;
            if (!Sections.TryGetValue(name, out var key))
                faults.Add(new($"$.{name}", CatalogFaultCode.UnknownProperty, $"Here stand {string.Join(", ", Sections.Keys)} and {StaffingName}."));
            else if (value is JsonArray things)
                Merge(declared, name, key, things, places, faults);
            else
                faults.Add(new($"$.{name}", CatalogFaultCode.WrongType, "This is no list."));
        }

        var staffing = new StrictJson(faults).Read<StaffingSection>(
            JsonSerializer.SerializeToElement(new JsonObject { [StaffingName] = file[StaffingName]?.DeepClone() ?? new JsonArray() }));
        if (faults.Count > 0)
            return (null, faults);
        var plan = DeclarationPlan.Make(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["tenants"] = new JsonArray(declared.DeepClone()) }), current, secrets, now);
        if (plan.Faults.Count > 0)
            return (null, [.. plan.Faults.Select(fault => fault with { Path = PathIn(fault.Path, places) })]);
        return (new(Changed(current, plan.Diff), plan.Diff.Lines, staffing!.Staffing ?? []), []);
    }

    private static JsonObject? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonNode.Parse(json.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Merge(JsonObject declared, string section, string key, JsonArray things, Dictionary<string, string> places, List<CatalogFault> faults)
    {
        if (declared[section] is not JsonArray known)
            declared[section] = known = [];
        for (var i = 0; i < things.Count; i++)
        {
            var path = $"$.{section}[{i}]";
            if (things[i] is not JsonObject thing || thing[key] is not JsonValue { } id || id.GetValueKind() != JsonValueKind.String)
            {
                faults.Add(new($"{path}.{key}", CatalogFaultCode.MissingProperty, "It is told apart by this text."));
                continue;
            }

            var place = known.ToList().FindIndex(one => one![key]!.GetValue<string>() == id.GetValue<string>());
            if (place < 0)
            {
                place = known.Count;
                known.Add(new JsonObject());
            }

            foreach (var (property, value) in thing)
                known[place]![property] = value?.DeepClone();
            places[$"$.tenants[0].{section}[{place}]"] = path;
        }
    }

    private static string PathIn(string path, Dictionary<string, string> places) =>
        places.Where(place => path.StartsWith(place.Key, StringComparison.Ordinal)).Select(place => place.Value + path[place.Key.Length..]).FirstOrDefault() ?? path;

    private static CatalogSnapshot Changed(CatalogSnapshot current, CatalogDiff diff)
    {
        var changed = diff.Changes.Select(change => Key(change.Document)).ToHashSet();
        return new(current.Revision,
            [.. current.Documents.Where(document => !changed.Contains(Key(document))), .. diff.Changes.Where(change => !change.Removed).Select(change => change.Document)]);
    }

    private static (Type Kind, string? Tenant, string Id) Key(CatalogDocument document) => (document.GetType(), document.Tenant, document.Id);
}
