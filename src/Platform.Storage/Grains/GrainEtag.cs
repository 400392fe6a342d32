using System.Globalization;

namespace Platform.Storage.Grains;

/// <summary>
/// <c>{id}.{version}</c>: the row's id, which is never given out twice, and its version, which grows by one with each write. A state that
/// was cleared and written anew so never carries an old etag.
/// </summary>
internal readonly record struct GrainEtag(long Id, long Version)
{
    public static GrainEtag? Parse(string text) =>
        text.Split('.') is [var id, var version]
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var idNumber)
        && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var versionNumber)
            ? new(idNumber, versionNumber)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}.{Version}");
}
