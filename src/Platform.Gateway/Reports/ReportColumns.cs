namespace Platform.Gateway.Reports;

/// <summary>One column of a report as a file. A value is a text, a whole number, a share, a time or nothing.</summary>
/// <param name="Name">As in the API; the heading of CSV files, which machines read.</param>
internal sealed record ReportColumn(string Name, string English, string Chinese, Func<IntervalDto, object?> Value);

internal static class ReportColumns
{
    public static IReadOnlyList<ReportColumn> All { get; } =
    [
        new("at", "Interval", "时段", row => row.At),
        new("party", "Queue, agent or number", "队列、坐席或号码", row => row.Party),
        new("offered", "Offered", "呼入量", row => row.Figures.Offered),
        new("answered", "Answered", "接听量", row => row.Figures.Answered),
        new("answeredInTarget", "Answered in target", "达标接听量", row => row.Figures.AnsweredInTarget),
        new("abandoned", "Abandoned", "放弃量", row => row.Figures.Abandoned),
        new("shortAbandoned", "Abandoned soon", "短放弃量", row => row.Figures.ShortAbandoned),
        new("leftOtherwise", "Left otherwise", "其他离开", row => row.Figures.LeftOtherwise),
        new("serviceLevel", "Service level", "服务水平", row => row.Figures.ServiceLevel),
        new("abandonRate", "Abandon rate", "放弃率", row => row.Figures.AbandonRate),
        new("averageSpeedOfAnswerMs", "ASA (ms)", "平均应答速度（毫秒）", row => row.Figures.AverageSpeedOfAnswerMs),
        new("averageAbandonMs", "Average wait of the abandoned (ms)", "放弃者平均等待（毫秒）", row => row.Figures.AverageAbandonMs),
        new("longestWaitMs", "Longest wait (ms)", "最长等待（毫秒）", row => row.Figures.LongestWaitMs),
        new("waitsTold", "Waits announced", "播报等待次数", row => row.Figures.WaitsTold),
        new("averageToldErrorMs", "Average error of the announced wait (ms)", "播报等待平均误差（毫秒）", row => row.Figures.AverageToldErrorMs),
        new("averageToldExcessMs", "Announced wait longer than the real one by (ms)", "播报等待平均偏长（毫秒）", row => row.Figures.AverageToldExcessMs),
        new("handled", "Handled", "处理量", row => row.Figures.Handled),
        new("talkMs", "Talk (ms)", "通话（毫秒）", row => row.Figures.TalkMs),
        new("holdMs", "Hold (ms)", "保持（毫秒）", row => row.Figures.HoldMs),
        new("wrapUpMs", "Wrap-up (ms)", "话后（毫秒）", row => row.Figures.WrapUpMs),
        new("averageHandlingMs", "AHT (ms)", "平均处理时长（毫秒）", row => row.Figures.AverageHandlingMs),
        new("ratings", "Ratings", "评价数", row => row.Figures.Ratings),
        new("averageRating", "Average rating", "平均评分", row => row.Figures.AverageRating),
        new("transfers", "Transfers", "转接量", row => row.Figures.Transfers),
        new("readyMs", "Ready (ms)", "就绪（毫秒）", row => row.Figures.ReadyMs),
        new("ringingMs", "Ringing (ms)", "振铃（毫秒）", row => row.Figures.RingingMs),
        new("contactMs", "In contacts (ms)", "联络中（毫秒）", row => row.Figures.ContactMs),
        new("breakMs", "Break (ms)", "休息（毫秒）", row => row.Figures.BreakMs),
        new("loggedInMs", "Logged in (ms)", "签入时长（毫秒）", row => row.Figures.LoggedInMs),
        new("occupancy", "Occupancy", "占用率", row => row.Figures.Occupancy),
        new("utilisation", "Utilisation", "利用率", row => row.Figures.Utilisation),
    ];
}
