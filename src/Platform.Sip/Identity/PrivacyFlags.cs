using Platform.Sip.Messages;

namespace Platform.Sip.Identity;

/// <summary>Privacy values (RFC 3323 section 4.2, "id" of RFC 3325 section 9.3). The numbers are stable.</summary>
[Flags]
public enum PrivacyFlags
{
    None = 0,
    Header = 1,
    Session = 2,
    User = 4,
    /// <summary>The caller forbids privacy services.</summary>
    NoService = 8,
    /// <summary>Refuse the call rather than serve it without the privacy asked for.</summary>
    Critical = 16,
    /// <summary>Do not show the asserted identity to anyone outside the trust domain.</summary>
    Id = 32,
}

public static class PrivacyValues
{
    private static readonly (PrivacyFlags Flag, string Name)[] Table =
    [
        (PrivacyFlags.Header, "header"), (PrivacyFlags.Session, "session"), (PrivacyFlags.User, "user"),
        (PrivacyFlags.Id, "id"), (PrivacyFlags.NoService, "none"), (PrivacyFlags.Critical, "critical"),
    ];

    /// <summary>All Privacy values of a message; unknown ones are left out. Values stand between semicolons or commas.</summary>
    public static PrivacyFlags Of(SipMessage message)
    {
        var flags = PrivacyFlags.None;
        foreach (var text in message.All(SipHeader.Privacy))
            foreach (var value in text.Split([';', ','], StringSplitOptions.TrimEntries))
                flags |= Table.FirstOrDefault(row => row.Name.Equals(value, StringComparison.OrdinalIgnoreCase)).Flag;
        return flags;
    }

    public static string Text(PrivacyFlags flags) =>
        string.Join(';', Table.Where(row => flags.HasFlag(row.Flag)).Select(row => row.Name));

    /// <summary>True when the person called must not see who calls.</summary>
    public static bool HidesIdentity(this PrivacyFlags flags) =>
        !flags.HasFlag(PrivacyFlags.NoService) && (flags & (PrivacyFlags.Id | PrivacyFlags.User | PrivacyFlags.Header)) != 0;
}
