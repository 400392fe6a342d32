using System.Text;
using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Declarations;

namespace Platform.Domain.Tests.Catalog;

internal static class DeclarationCases
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Hashes that can be told apart: a salt that counts up, as a real one differs each time.</summary>
    public static DeclarationSecrets Secrets()
    {
        var salt = 0;
        return new(
            password => $"hash-{++salt}-{password}",
            (password, hash) => hash.StartsWith("hash-", StringComparison.Ordinal) && hash[(hash.IndexOf('-', 5) + 1)..] == password,
            (user, realm, password) => new SipHa1(Hex($"{user}:{realm}:{password}", 32), Hex($"{user}:{realm}:{password}", 64)),
            (trunk, password) => $"sealed-{++salt}-{trunk}-{password}",
            (trunk, stored) => stored.Split('-', 4) is ["sealed", _, var of, var password] && of == trunk ? password : null,
            (tenant, secret) => $"sealed-{++salt}-{tenant}-{secret}",
            (tenant, stored) => stored.Split('-', 4) is ["sealed", _, var of, var secret] && of == tenant ? secret : null,
            (tenant, id, value) => $"sealed-{++salt}-{tenant}/{id}-{value}",
            (tenant, id, stored) => stored.Split('-', 4) is ["sealed", _, var of, var value] && of == $"{tenant}/{id}" ? value : null);
    }

    public static DeclarationPlan Plan(string json, CatalogSnapshot? current = null) =>
        DeclarationPlan.Make(Encoding.UTF8.GetBytes(json), current ?? CatalogSnapshot.Empty, Secrets(), Now);

    /// <summary>The snapshot after a plan was carried out.</summary>
    public static CatalogSnapshot Apply(CatalogSnapshot current, CatalogDiff diff)
    {
        static (Type, string?, string) Key(CatalogDocument document) => (document.GetType(), document.Tenant, document.Id);
        var changed = diff.Changes.Select(change => Key(change.Document)).ToHashSet();
        return new(current.Revision + 1, current.Documents.Where(document => !changed.Contains(Key(document))).Concat(diff.Changes.Where(change => !change.Removed).Select(change => change.Document)));
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Platform.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return folder.FullName;
    }

    public static string Demo() => File.ReadAllText(Path.Combine(Root(), "deploy", "demo.json"));

    private static string Hex(string text, int digits) => Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)).PadLeft(digits, '0')[^digits..];
}
