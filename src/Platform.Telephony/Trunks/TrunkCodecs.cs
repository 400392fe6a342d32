using Platform.Domain.Catalog;
using Platform.Sip.Sdp;
using Platform.Telephony.Calls;

namespace Platform.Telephony.Trunks;

/// <summary>The codecs that a trunk wants, in its order; those that the platform does not speak are left out. G.711 when it names none.</summary>
internal static class TrunkCodecs
{
    public static IReadOnlyList<AudioCodec> Of(TrunkDocument trunk)
    {
        List<AudioCodec> spoken = [];
        foreach (var name in trunk.Codecs)
        {
            if (Enum.TryParse<AudioCodec>(name, ignoreCase: true, out var codec) && LegCodecs.All.Contains(codec) && !spoken.Contains(codec))
                spoken.Add(codec);
        }

        return spoken.Count > 0 ? spoken : LegCodecs.Narrow;
    }
}
