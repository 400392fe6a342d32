using System.Globalization;
using Platform.Domain.Calls;
using Platform.Domain.Queues;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>"Why this agent?" in words, from what was stored when the offer was made.</summary>
internal static class WhyThisAgent
{
    public static string InWords(CallOffer offer, Language language)
    {
        var chinese = language == Language.Chinese;
        if (offer.Why.Strategy == OfferReason.Direct.Strategy)
            return chinese ? $"来电者指定了坐席 {offer.Agent}。" : $"Agent {offer.Agent} was asked for by name.";
        var fits = offer.Why.Asked.Count > 0 || offer.Why.Relaxed > 0;
        return chinese
            ? $"{ChineseChoice(offer)}{ChineseLoan(offer.Why)}{ChineseLast(offer)}{ChineseSkills(offer.Why)}{ChinesePriority(offer.Why)}当时有 {offer.Why.WaitingBefore} 个联络在等待，此联络{(fits ? "在其可接听者中" : "")}排在首位。"
            : $"{EnglishChoice(offer)} {EnglishLoan(offer.Why)}{EnglishLast(offer)}{EnglishSkills(offer.Why)}{EnglishPriority(offer.Why)}{Contacts(offer.Why.WaitingBefore)} waited, this one was {(fits ? "the first that it fitted" : "first")}.";
    }

    private static string EnglishChoice(CallOffer offer)
    {
        if (offer.Why.Strategy == OfferReasons.LastAgent)
            return $"Agent {offer.Agent} had talked with this caller last.";
        if (offer.Why.Strategy == OfferReason.RingAll)
            return $"In this queue all free agents that fit ring at once, {offer.Agent} among them.";
        if (Chosen(offer) is not { } chosen)
            return $"Agent {offer.Agent} was chosen by {offer.Why.Strategy} of {offer.Why.CandidateCount} free agents.";
        if (offer.Why.CandidateCount <= 1 || Next(offer) is not { } next)
            return $"Agent {offer.Agent} was the only free agent of the queue{(offer.Why.Asked.Count > 0 ? " that fitted" : "")}, idle for {Seconds(chosen)} s.";
        var among = $"of {offer.Why.CandidateCount} free agents";
        if (chosen.Score == next.Score)
            return offer.Why.Strategy == "longest_idle"
                ? $"Agent {offer.Agent} had been idle the longest {among}: {Seconds(chosen)} s; next was {next.Agent} with {Seconds(next)} s."
                : $"Agent {offer.Agent} and {next.Agent} were equal by {offer.Why.Strategy} {among}, and {offer.Agent} had been idle longer: {Seconds(chosen)} s and {Seconds(next)} s.";
        return offer.Why.Strategy switch
        {
            "least_occupied" => $"Agent {offer.Agent} was the least occupied {among}: {Percent(chosen)} of its time; next was {next.Agent} with {Percent(next)}.",
            "round_robin" => $"It was the turn of agent {offer.Agent} {among}; next is {next.Agent}.",
            "most_skilled" => $"Agent {offer.Agent} was the most skilled {among}: {chosen.Score} levels; next was {next.Agent} with {next.Score}.",
            "least_skilled" => $"Agent {offer.Agent} was the least skilled {among} that fitted: {chosen.Score} levels; next was {next.Agent} with {next.Score}.",
            "preferred" => $"Agent {offer.Agent} preferred the queue most {among}: choice {chosen.Score}; of {next.Agent} it is choice {next.Score}.",
            _ => $"Agent {offer.Agent} was chosen by {offer.Why.Strategy} {among}; next was {next.Agent}.",
        };
    }

    private static string ChineseChoice(CallOffer offer)
    {
        if (offer.Why.Strategy == OfferReasons.LastAgent)
            return $"坐席 {offer.Agent} 上次与该来电者通过话。";
        if (offer.Why.Strategy == OfferReason.RingAll)
            return $"该队列让所有符合要求的空闲坐席同时振铃，{offer.Agent} 是其中之一。";
        if (Chosen(offer) is not { } chosen)
            return $"按策略 {offer.Why.Strategy} 从 {offer.Why.CandidateCount} 位空闲坐席中选中 {offer.Agent}。";
        if (offer.Why.CandidateCount <= 1 || Next(offer) is not { } next)
            return $"坐席 {offer.Agent} 是该队列唯一{(offer.Why.Asked.Count > 0 ? "符合要求" : "")}的空闲坐席，已空闲 {Seconds(chosen)} 秒。";
        var among = $"在 {offer.Why.CandidateCount} 位空闲坐席中";
        if (chosen.Score == next.Score)
            return offer.Why.Strategy == "longest_idle"
                ? $"{among}，{offer.Agent} 空闲时间最长：{Seconds(chosen)} 秒；其次是 {next.Agent}，{Seconds(next)} 秒。"
                : $"{among}，按策略 {offer.Why.Strategy}，{offer.Agent} 与 {next.Agent} 相当，而 {offer.Agent} 空闲更久：{Seconds(chosen)} 秒和 {Seconds(next)} 秒。";
        return offer.Why.Strategy switch
        {
            "least_occupied" => $"{among}，{offer.Agent} 的占用率最低：{Percent(chosen)}；其次是 {next.Agent}，{Percent(next)}。",
            "round_robin" => $"{among}，轮到 {offer.Agent}；下一位是 {next.Agent}。",
            "most_skilled" => $"{among}，{offer.Agent} 的技能最高：合计 {chosen.Score} 级；其次是 {next.Agent}，{next.Score} 级。",
            "least_skilled" => $"{among}，{offer.Agent} 是符合要求者中技能最低的：合计 {chosen.Score} 级；其次是 {next.Agent}，{next.Score} 级。",
            "preferred" => $"{among}，{offer.Agent} 最优先服务该队列：第 {chosen.Score} 选择；对 {next.Agent} 是第 {next.Score} 选择。",
            _ => $"按策略 {offer.Why.Strategy} {among}选中 {offer.Agent}；其次是 {next.Agent}。",
        };
    }

    private static string EnglishLoan(OfferReason why) =>
        why.LentBy is { } lender ? $"The agent was lent by the queue {lender}, for this one's service level was at risk. " : "";

    private static string ChineseLoan(OfferReason why) => why.LentBy is { } lender ? $"本队列服务水平有风险，坐席由队列 {lender} 支援。" : "";

    private static string EnglishLast(CallOffer offer) => offer.Why.LastAgent is { } last && last != offer.Agent
        ? $"Agent {last}, who had talked with this caller last, was not free in time. "
        : "";

    private static string ChineseLast(CallOffer offer) => offer.Why.LastAgent is { } last && last != offer.Agent
        ? $"上次与该来电者通话的坐席 {last} 未能及时空闲。"
        : "";

    private static string EnglishSkills(OfferReason why)
    {
        var asked = why.Asked.Count == 0 ? "" : $"Asked for was {Asked(why, " and ")}. ";
        var unfit = why.Unfit == 0 ? "" : $"{why.Unfit} more {(why.Unfit == 1 ? "was" : "were")} free but could not do what was asked. ";
        return why.Relaxed == 0 ? asked + unfit : $"{asked}After a wait of {Waited(why)} s less was asked than at first. {unfit}";
    }

    private static string ChineseSkills(OfferReason why)
    {
        var asked = why.Asked.Count == 0 ? "" : $"技能要求：{Asked(why, "、")}。";
        var unfit = why.Unfit == 0 ? "" : $"另有 {why.Unfit} 位空闲坐席不符合要求。";
        return why.Relaxed == 0 ? asked + unfit : $"{asked}等待 {Waited(why)} 秒后，要求已放宽。{unfit}";
    }

    private static string EnglishPriority(OfferReason why) => why.Priority == 0
        ? ""
        : $"The contact had priority {why.Priority} ({why.PriorityBecause}), which counted as {Seconds(why.PriorityMs)} s of waiting. ";

    private static string ChinesePriority(OfferReason why) => why.Priority == 0
        ? ""
        : $"此联络的优先级为 {why.Priority}（{why.PriorityBecause}），相当于多等待 {Seconds(why.PriorityMs)} 秒。";

    private static string Asked(OfferReason why, string and) =>
        string.Join(and, why.Asked.Select(skill => string.Create(CultureInfo.InvariantCulture, $"{skill.Skill} {skill.MinLevel}+")));

    private static string Contacts(int count) => count == 1 ? "1 contact" : $"{count} contacts";

    private static Candidate? Chosen(CallOffer offer) => offer.Why.Candidates.FirstOrDefault(candidate => candidate.Agent == offer.Agent);

    private static Candidate? Next(CallOffer offer) => offer.Why.Candidates.FirstOrDefault(candidate => candidate.Agent != offer.Agent);

    private static string Seconds(Candidate candidate) => Seconds(candidate.IdleMs);

    private static string Waited(OfferReason why) => Seconds(why.WaitedMs);

    private static string Seconds(long milliseconds) => (milliseconds / 1000.0).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Percent(Candidate candidate) => (candidate.Score / 10.0).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
