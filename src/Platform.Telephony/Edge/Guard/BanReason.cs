namespace Platform.Telephony.Edge.Guard;

/// <summary>Why a source was banned. The names, in snake case, are those of metrics, log and API.</summary>
internal enum BanReason
{
    /// <summary>It says itself that it is a scanning tool.</summary>
    Scanner = 0,

    /// <summary>It tries accounts, or what strangers may not do, again and again.</summary>
    Enumeration = 1,

    Flood = 2,
    FailedLogIns = 3,
}

internal static class BanReasons
{
    public static string Text(this BanReason reason) => reason switch
    {
        BanReason.Scanner => "scanner",
        BanReason.Enumeration => "enumeration",
        BanReason.Flood => "flood",
        BanReason.FailedLogIns => "failed_log_ins",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
