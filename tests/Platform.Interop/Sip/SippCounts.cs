using System.Globalization;

namespace Platform.Interop.Sip;

/// <summary>Totals since the start of one SIPp process, from the last row of its statistics file.</summary>
public sealed record SippCounts(int Created, int Current, int Successful, int Failed, int Retransmissions, int FailedUnexpected, int FailedTimeout)
{
    public static readonly SippCounts None = new(0, 0, 0, 0, 0, 0, 0);

    /// <param name="csv">A header row, then one row per second, separated by semicolons; the row being written may be cut short.</param>
    public static SippCounts Parse(string csv)
    {
        var rows = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(';')).ToList();
        if (rows.Count == 0) return None;
        var header = rows[0];
        var last = rows.Skip(1).LastOrDefault(row => row.Length == header.Length);
        if (last is null) return None;

        int Of(string name) => int.Parse(last[Array.IndexOf(header, name)], CultureInfo.InvariantCulture);

        return new(
            Of("TotalCallCreated"), Of("CurrentCall"), Of("SuccessfulCall(C)"), Of("FailedCall(C)"), Of("Retransmissions(C)"),
            Of("FailedUnexpectedMessage(C)"), Of("FailedTimeoutOnRecv(C)"));
    }
}
