using Platform.Sip.Sessions;
using static Platform.Sip.Sessions.OfferState;
using static Platform.Sip.Sessions.OfferVerdict;

namespace Platform.Sip.Tests.Sessions;

public sealed class OfferAnswerTests
{
    [Theory]
    [InlineData(Stable, OfferInput.SendOffer, LocalOffer, Go)]
    [InlineData(Stable, OfferInput.ReceiveOffer, RemoteOffer, Go)]
    [InlineData(Stable, OfferInput.ReceiveAnswer, Stable, Ignore)]
    [InlineData(Stable, OfferInput.SendRefusal, Stable, Go)]
    [InlineData(Stable, OfferInput.ReceiveRefusal, Stable, Go)]
    [InlineData(LocalOffer, OfferInput.SendOffer, LocalOffer, Wait)]
    [InlineData(LocalOffer, OfferInput.ReceiveOffer, LocalOffer, RefusePending)]
    [InlineData(LocalOffer, OfferInput.ReceiveAnswer, Stable, Go)]
    [InlineData(LocalOffer, OfferInput.ReceiveRefusal, Stable, Go)]
    [InlineData(LocalOffer, OfferInput.SendRefusal, LocalOffer, Go)]
    [InlineData(RemoteOffer, OfferInput.SendOffer, RemoteOffer, Wait)]
    [InlineData(RemoteOffer, OfferInput.ReceiveOffer, RemoteOffer, RefuseBusy)]
    [InlineData(RemoteOffer, OfferInput.SendAnswer, Stable, Go)]
    [InlineData(RemoteOffer, OfferInput.SendRefusal, Stable, Go)]
    [InlineData(RemoteOffer, OfferInput.ReceiveAnswer, RemoteOffer, Ignore)]
    [InlineData(RemoteOffer, OfferInput.ReceiveRefusal, RemoteOffer, Go)]
    public void One_offer_at_a_time(OfferState state, OfferInput input, OfferState next, OfferVerdict verdict) =>
        Assert.Equal(new OfferStep(next, verdict), OfferAnswerTable.Next(state, input));

    [Fact]
    public void Answering_nothing_is_a_bug()
    {
        Assert.Throws<InvalidOperationException>(() => OfferAnswerTable.Next(Stable, OfferInput.SendAnswer));
        Assert.Throws<InvalidOperationException>(() => OfferAnswerTable.Next(LocalOffer, OfferInput.SendAnswer));
    }

    [Fact]
    public void Waits_are_in_the_rfc_ranges_and_do_not_meet()
    {
        var random = new Random(3311);
        for (var i = 0; i < 1000; i++)
        {
            Assert.InRange(OfferAnswerTable.BusyRetryAfter(random).TotalSeconds, 0, 10);
            Assert.InRange(OfferAnswerTable.RetryAfterPending(ownsCallId: true, random).TotalMilliseconds, 2100, 4000);
            Assert.InRange(OfferAnswerTable.RetryAfterPending(ownsCallId: false, random).TotalMilliseconds, 0, 2000);
        }
    }
}
