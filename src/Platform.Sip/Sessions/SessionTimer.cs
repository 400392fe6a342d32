using Platform.Sip.Messages;

namespace Platform.Sip.Sessions;

/// <summary>Our wishes for session timers. The RFC's floor is 90 s, its advice 1,800 s.</summary>
public sealed record SessionTimerOptions
{
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Shorter intervals are refused with 422.</summary>
    public TimeSpan Minimum { get; init; } = TimeSpan.FromSeconds(90);
}

/// <summary>What was agreed: the interval, and whether we are the side that refreshes.</summary>
public readonly record struct SessionTimerTerms(TimeSpan Interval, bool WeRefresh)
{
    /// <summary>RFC 4028 section 10: the refresher refreshes after half of the interval.</summary>
    public TimeSpan RefreshAfter => Interval / 2;

    /// <summary>Section 10: without a refresh, BYE comes the smaller of 32 s and a third of the interval before its end.</summary>
    public TimeSpan EndAfter
    {
        get
        {
            var margin = Interval / 3;
            return Interval - (margin < TimeSpan.FromSeconds(32) ? margin : TimeSpan.FromSeconds(32));
        }
    }
}

/// <summary>
/// A request's session timer as a server sees it: refused with 422 (<see cref="IsTooSmall"/>), agreed, or none at all.
/// </summary>
public readonly record struct SessionTimerAnswer(SessionTimerTerms? Terms, bool IsTooSmall, bool PeerSupports)
{
    /// <summary>Writes the agreed terms into our 2xx (section 9); nothing when there are none.</summary>
    public void Write(SipResponse success)
    {
        if (Terms is not { } terms) return;
        var refresher = terms.WeRefresh ? Refresher.Uas : Refresher.Uac;
        success.Set(SipHeader.SessionExpires, new SessionExpires(terms.Interval, refresher).ToString());
        if (!terms.WeRefresh) success.Add(SipHeader.Require, SessionTimer.OptionTag);
    }
}

/// <summary>Negotiation of session timers (RFC 4028 sections 7 to 9) in INVITE and UPDATE, as pure functions.</summary>
public static class SessionTimer
{
    public const string OptionTag = "timer";

    /// <summary>Section 9 with its table 2: who asks for no refresher leaves it to us, and we choose the client where it can.</summary>
    public static SessionTimerAnswer Answer(SipRequest request, SessionTimerOptions options)
    {
        var supports = request.All(SipHeader.Supported).Contains(OptionTag) || request.All(SipHeader.Require).Contains(OptionTag);
        var wanted = SessionExpires.Of(request);
        if (wanted is { } brief && brief.Interval < options.Minimum) return new(null, IsTooSmall: true, supports);
        var floor = SessionExpires.MinimumOf(request) ?? options.Minimum;
        var interval = Shorter(wanted?.Interval ?? options.Interval, options.Interval);
        if (interval < floor) interval = floor;
        var weRefresh = !supports || wanted?.Refresher == Refresher.Uas;
        return new(new SessionTimerTerms(interval, weRefresh), IsTooSmall: false, supports);
    }

    /// <summary>The 422 with the least interval that we take (section 6).</summary>
    public static SipResponse TooSmall(SipRequest request, string toTag, SessionTimerOptions options)
    {
        var response = SipResponse.For(request, 422, toTag);
        response.Add(SipHeader.MinSe, SessionExpires.Seconds(options.Minimum));
        return response;
    }

    /// <summary>Asks for a timer in an INVITE or UPDATE of ours (section 7.1). The refresher is left open, or kept on a refresh.</summary>
    public static void Ask(SipRequest request, SessionTimerOptions options, SessionTimerTerms? current = null)
    {
        if (!request.All(SipHeader.Supported).Contains(OptionTag)) request.Add(SipHeader.Supported, OptionTag);
        var refresher = current switch
        {
            { WeRefresh: true } => Refresher.Uac,
            { WeRefresh: false } => Refresher.Uas,
            null => Refresher.Unspecified,
        };
        request.Set(SipHeader.SessionExpires, new SessionExpires(current?.Interval ?? options.Interval, refresher).ToString());
        if (options.Minimum > TimeSpan.FromSeconds(90)) request.Set(SipHeader.MinSe, SessionExpires.Seconds(options.Minimum));
    }

    /// <summary>What a 2xx to our request agreed (section 7.2); null when the far side wants no timer.</summary>
    public static SessionTimerTerms? Agreed(SipResponse success) =>
        SessionExpires.Of(success) is { } agreed ? new SessionTimerTerms(agreed.Interval, agreed.Refresher != Refresher.Uas) : null;

    /// <summary>
    /// The options to ask again with after a 422 (section 7.3): its Min-SE is the new floor. Null when the response names no
    /// floor above ours, so that asking again would loop.
    /// </summary>
    public static SessionTimerOptions? AfterTooSmall(SipResponse refusal, SessionTimerOptions asked)
    {
        if (refusal.StatusCode != 422 || SessionExpires.MinimumOf(refusal) is not { } floor || floor <= asked.Interval) return null;
        return asked with { Interval = floor, Minimum = floor };
    }

    /// <summary>
    /// The request to send after a 422 (section 7.3): the same with the interval that its Min-SE wants, the next CSeq number and
    /// without credentials, which count for one request. Null where <see cref="AfterTooSmall"/> is.
    /// </summary>
    public static SipRequest? Again(SipRequest refused, SipResponse refusal, SessionTimerOptions options)
    {
        var asked = options with { Interval = SessionExpires.Of(refused)?.Interval ?? options.Interval };
        if (AfterTooSmall(refusal, asked) is not { } longer) return null;
        var again = refused.Clone();
        again.Remove(SipHeader.Authorization);
        again.Remove(SipHeader.ProxyAuthorization);
        again.Set(SipHeader.CSeq, new CSeq(refused.CSeq.Number + 1, refused.Method).ToString());
        Ask(again, longer);
        return again;
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
