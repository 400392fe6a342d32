using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Storage.Migrations;

/// <summary>One reviewed step of the schema, from the file <c>Migrations/{engine}/{number}_{name}.sql</c>.</summary>
/// <param name="Checksum">SHA-256 of the text in lower-case hex; line ends do not count.</param>
internal sealed record Migration(int Number, string Name, string Sql, string Checksum)
{
    private const int NumberLength = 4;

    /// <summary>The engine's migrations in order.</summary>
    public static IReadOnlyList<Migration> Of(StorageProvider provider)
    {
        var folder = provider == StorageProvider.Sqlite ? "Migrations/Sqlite/" : "Migrations/Postgres/";
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => Read(assembly, name, name[folder.Length..]))
            .OrderBy(migration => migration.Number)];
    }

    public static Migration Of(string file, string text)
    {
        var sql = text.ReplaceLineEndings("\n");
        return new(int.Parse(file.AsSpan(0, NumberLength), CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(file), sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private static Migration Read(Assembly assembly, string resource, string file)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return Of(file, reader.ReadToEnd());
    }
}
