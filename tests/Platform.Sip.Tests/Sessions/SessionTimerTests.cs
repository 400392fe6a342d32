using Platform.Sip.Messages;
using Platform.Sip.Sessions;
using Platform.Sip.Tests.Fakes;
using static Platform.Sip.Sessions.SessionTimerActions;

namespace Platform.Sip.Tests.Sessions;

public sealed class SessionTimerTests
{
    private static readonly SessionTimerOptions Options = new();

    /// <summary>RFC 4028 section 9 and its table 2.</summary>
    [Theory]
    [InlineData("timer", null, null, 1800, false)]
    [InlineData(null, null, null, 1800, true)]
    [InlineData("timer", "1200", null, 1200, false)]
    [InlineData("timer", "1200;refresher=uac", null, 1200, false)]
    [InlineData("timer", "1200;refresher=UAS", null, 1200, true)]
    [InlineData(null, "1200", null, 1200, true)]
    [InlineData("timer", "7200", null, 1800, false)]
    [InlineData("timer", "7200", "3600", 3600, false)]
    [InlineData("timer", "90", null, 90, false)]
    [InlineData("timer", "89", null, 0, false)]
    [InlineData("timer", "rubbish", null, 1800, false)]
    public void Server_answers(string? supported, string? expires, string? minimum, int seconds, bool weRefresh)
    {
        var request = Samples.Request(SipMethod.Invite);
        if (supported is not null) request.Add(SipHeader.Supported, supported);
        if (expires is not null) request.Add(SipHeader.SessionExpires, expires);
        if (minimum is not null) request.Add(SipHeader.MinSe, minimum);
        var answer = SessionTimer.Answer(request, Options);
        Assert.Equal(seconds == 0, answer.IsTooSmall);
        Assert.Equal(seconds == 0 ? null : new SessionTimerTerms(TimeSpan.FromSeconds(seconds), weRefresh), answer.Terms);
        var response = Samples.Response(request, 200);
        answer.Write(response);
        Assert.Equal(seconds == 0 ? null : $"{seconds};refresher={(weRefresh ? "uas" : "uac")}", response.Get(SipHeader.SessionExpires));
        Assert.Equal(seconds > 0 && !weRefresh ? "timer" : null, response.Get(SipHeader.Require));
    }

    [Fact]
    public void Too_small_is_asked_again_with_the_floor()
    {
        var ours = Options with { Interval = TimeSpan.FromSeconds(100) };
        var invite = Samples.Request(SipMethod.Invite);
        SessionTimer.Ask(invite, ours);
        Assert.Equal(("timer", "100", (string?)null), (invite.Get(SipHeader.Supported), invite.Get(SipHeader.SessionExpires), invite.Get(SipHeader.MinSe)));
        var theirs = Options with { Minimum = TimeSpan.FromSeconds(300) };
        Assert.True(SessionTimer.Answer(invite, theirs).IsTooSmall);
        var refusal = SessionTimer.TooSmall(invite, "b1", theirs);
        Assert.Equal((422, "300"), (refusal.StatusCode, refusal.Get(SipHeader.MinSe)));
        var next = SessionTimer.AfterTooSmall(refusal, ours)!;
        var again = Samples.Request(SipMethod.Invite);
        SessionTimer.Ask(again, next);
        Assert.Equal(("300", "300"), (again.Get(SipHeader.SessionExpires), again.Get(SipHeader.MinSe)));
        Assert.False(SessionTimer.Answer(again, theirs).IsTooSmall);
        Assert.Null(SessionTimer.AfterTooSmall(refusal, next));
        invite.Set(SipHeader.Authorization, "Digest username=\"a\"");
        var sent = SessionTimer.Again(invite, refusal, ours)!;
        Assert.Equal(("300", "300", (string?)null), (sent.Get(SipHeader.SessionExpires), sent.Get(SipHeader.MinSe), sent.Get(SipHeader.Authorization)));
        Assert.Equal((invite.CallId, invite.CSeq.Number + 1), (sent.CallId, sent.CSeq.Number));
        Assert.Null(SessionTimer.Again(sent, refusal, ours));
        Assert.Null(SessionTimer.AfterTooSmall(Samples.Response(invite, 422), ours));
    }

    [Theory]
    [InlineData("1800;refresher=uac", 1800, true)]
    [InlineData("1800;refresher=uas", 1800, false)]
    [InlineData("1800", 1800, true)]
    [InlineData(null, 0, false)]
    public void Client_reads_the_agreement(string? expires, int seconds, bool weRefresh)
    {
        var response = Samples.Response(Samples.Request(SipMethod.Invite), 200);
        if (expires is not null) response.Add(SipHeader.SessionExpires, expires);
        Assert.Equal(seconds == 0 ? null : new SessionTimerTerms(TimeSpan.FromSeconds(seconds), weRefresh), SessionTimer.Agreed(response));
    }

    [Theory]
    [InlineData(true, "uac")]
    [InlineData(false, "uas")]
    public void Refresh_keeps_the_roles(bool weRefresh, string refresher)
    {
        var update = Samples.Request(SipMethod.Update);
        SessionTimer.Ask(update, Options, new SessionTimerTerms(TimeSpan.FromSeconds(600), weRefresh));
        Assert.Equal("600;refresher=" + refresher, update.Get(SipHeader.SessionExpires));
    }

    [Theory]
    [InlineData(1800, 900, 1768)]
    [InlineData(96, 48, 64)]
    [InlineData(90, 45, 60)]
    public void Schedule(int interval, int refresh, int end)
    {
        var terms = new SessionTimerTerms(TimeSpan.FromSeconds(interval), true);
        Assert.Equal((refresh, end), ((int)terms.RefreshAfter.TotalSeconds, (int)terms.EndAfter.TotalSeconds));
    }

    [Theory]
    [InlineData(SessionTimerState.Off, SessionTimerInput.AgreedWeRefresh, SessionTimerState.Keeping, StopTimers | StartRefreshTimer | StartEndTimer)]
    [InlineData(SessionTimerState.Off, SessionTimerInput.AgreedTheyRefresh, SessionTimerState.Watching, StopTimers | StartEndTimer)]
    [InlineData(SessionTimerState.Off, SessionTimerInput.DialogGone, SessionTimerState.Off, None)]
    [InlineData(SessionTimerState.Keeping, SessionTimerInput.RefreshDue, SessionTimerState.Refreshing, SendRefresh)]
    [InlineData(SessionTimerState.Keeping, SessionTimerInput.EndDue, SessionTimerState.Ended, StopTimers | SendBye)]
    [InlineData(SessionTimerState.Keeping, SessionTimerInput.AgreedTheyRefresh, SessionTimerState.Watching, StopTimers | StartEndTimer)]
    [InlineData(SessionTimerState.Refreshing, SessionTimerInput.AgreedWeRefresh, SessionTimerState.Keeping, StopTimers | StartRefreshTimer | StartEndTimer)]
    [InlineData(SessionTimerState.Refreshing, SessionTimerInput.RefreshFailed, SessionTimerState.Keeping, RetryRefreshSoon)]
    [InlineData(SessionTimerState.Refreshing, SessionTimerInput.DialogGone, SessionTimerState.Ended, StopTimers | SendBye)]
    [InlineData(SessionTimerState.Refreshing, SessionTimerInput.EndDue, SessionTimerState.Ended, StopTimers | SendBye)]
    [InlineData(SessionTimerState.Refreshing, SessionTimerInput.AgreedNone, SessionTimerState.Off, StopTimers)]
    [InlineData(SessionTimerState.Watching, SessionTimerInput.EndDue, SessionTimerState.Ended, StopTimers | SendBye)]
    [InlineData(SessionTimerState.Watching, SessionTimerInput.Ended, SessionTimerState.Ended, StopTimers)]
    [InlineData(SessionTimerState.Watching, SessionTimerInput.RefreshFailed, SessionTimerState.Watching, None)]
    [InlineData(SessionTimerState.Ended, SessionTimerInput.EndDue, SessionTimerState.Ended, None)]
    public void Table(SessionTimerState state, SessionTimerInput input, SessionTimerState next, SessionTimerActions actions) =>
        Assert.Equal(new SessionTimerStep(next, actions), SessionTimerTable.Next(state, input));

    [Fact]
    public void A_missing_arm_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => SessionTimerTable.Next(SessionTimerState.Watching, SessionTimerInput.RefreshDue));
}
