using Platform.Sip.Identity;
using Platform.Sip.Messages;
using Platform.Sip.Registration;
using Platform.Sip.Reliability;
using Platform.Sip.Sdp;
using Platform.Sip.Sessions;
using Platform.Sip.Transfers;

namespace Platform.Sip.Tests.Fakes;

/// <summary>Does with arbitrary bytes all that the library can do with a message. Fails only for what no bytes may bring about.</summary>
internal static class MessageExercise
{
    private static readonly SipHeader[] Ids = Enum.GetValues<SipHeader>();

    /// <summary>True when the message was accepted.</summary>
    public static bool Run(byte[] bytes)
    {
        var result = SipParser.Parse(bytes);
        if (result.Message is not { } message) return false;
        foreach (var (name, value) in message.Headers()) Assert.True(name is not null && value is not null);
        if (SipValidation.Check(message) != SipParseError.None || !result.IsOk) return false;
        ReadBasics(message);
        ReadExtensions(message);
        ReadBack(message);
        return true;
    }

    private static void ReadBasics(SipMessage message)
    {
        Assert.NotNull(message.From.ToString() + message.To + message.TopVia + message.CSeq + message.CallId);
        foreach (var id in Ids)
            foreach (var value in message.All(id)) Assert.NotNull(value);
        _ = SdpSession.TryParse(message.Body.Span, out _);
        if (message is SipRequest request) Assert.True(SipUri.TryParse(request.Uri.ToString(), out _), request.UriText);
    }

    private static void ReadExtensions(SipMessage message)
    {
        _ = (SessionExpires.Of(message), SessionExpires.MinimumOf(message), Replaces.Of(message), SipFrag.StatusOf(message));
        _ = (PrivacyValues.Of(message), Reason.CauseOf(message, Reason.Q850), RAck.TryParse(message.Get(SipHeader.RAck), out var rack) ? rack : default);
        if (message is SipResponse response) Assert.True(ReliableResponses.Judge(1, response) >= 0);
        if (message is not SipRequest request) return;
        _ = (ReferRequest.TryRead(request, out _, out _), ReferProgress.Of(request), OutboundContact.LacksFirstHop(request));
        Assert.NotNull(CallerIdentity.Of(request, trustsPeer: true).Address);
        Assert.True(SessionTimer.Answer(request, new SessionTimerOptions()) is { Terms: not null } or { IsTooSmall: true });
    }

    private static void ReadBack(SipMessage message)
    {
        var again = SipParser.Parse(SipWriter.ToBytes(message));
        Assert.True(again.IsOk, $"{again.Error} after writing {message}");
        Assert.Equal(SipParseError.None, SipValidation.Check(again.Message!));
        Assert.Equal(message.Headers().Where(h => h.Key != "Content-Length"), again.Message!.Headers().SkipLast(1));
    }
}
