using System.Globalization;
using Platform.Domain.Calls;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>"Why this agent?" in words, from what was stored when the offer was made.</summary>
internal static class WhyThisAgent
{
    public static string InWords(CallOffer offer, Language language)
    {
        if (offer.Why.Strategy == OfferReason.Direct.Strategy)
            return language == Language.Chinese ? $"来电者指定了坐席 {offer.Agent}。" : $"Agent {offer.Agent} was asked for by name.";
        var chosen = offer.Why.Candidates.FirstOrDefault(candidate => candidate.Agent == offer.Agent);
        var next = offer.Why.Candidates.FirstOrDefault(candidate => candidate.Agent != offer.Agent);
        return language == Language.Chinese ? Chinese(offer, chosen, next) : English(offer, chosen, next);
    }

    private static string English(CallOffer offer, Candidate? chosen, Candidate? next)
    {
        var waiting = $"{offer.Why.WaitingBefore} contact{(offer.Why.WaitingBefore == 1 ? "" : "s")} waited, this one was first.";
        if (chosen is null)
            return $"Agent {offer.Agent} was chosen by {offer.Why.Strategy} of {offer.Why.CandidateCount} free agents. {waiting}";
        if (offer.Why.CandidateCount <= 1 || next is null)
            return $"Agent {offer.Agent} was the only free agent of the queue, idle for {Seconds(chosen)} s. {waiting}";
        return $"Agent {offer.Agent} had been idle the longest of {offer.Why.CandidateCount} free agents: {Seconds(chosen)} s; "
            + $"next was {next.Agent} with {Seconds(next)} s. {waiting}";
    }

    private static string Chinese(CallOffer offer, Candidate? chosen, Candidate? next)
    {
        var waiting = $"当时有 {offer.Why.WaitingBefore} 个联络在等待，此联络排在首位。";
        if (chosen is null)
            return $"按策略 {offer.Why.Strategy} 从 {offer.Why.CandidateCount} 位空闲坐席中选中 {offer.Agent}。{waiting}";
        if (offer.Why.CandidateCount <= 1 || next is null)
            return $"坐席 {offer.Agent} 是该队列唯一的空闲坐席，已空闲 {Seconds(chosen)} 秒。{waiting}";
        return $"在 {offer.Why.CandidateCount} 位空闲坐席中，{offer.Agent} 空闲时间最长：{Seconds(chosen)} 秒；"
            + $"其次是 {next.Agent}，{Seconds(next)} 秒。{waiting}";
    }

    private static string Seconds(Candidate candidate) => (candidate.IdleMs / 1000.0).ToString("0.#", CultureInfo.InvariantCulture);
}
