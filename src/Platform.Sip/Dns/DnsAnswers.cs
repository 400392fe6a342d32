namespace Platform.Sip.Dns;

/// <summary>What an answer says about the name that was asked for.</summary>
public static class DnsAnswers
{
    /// <summary>True when the message answers this query: same number and same question. Others may be forged.</summary>
    public static bool Fits(DnsMessage answer, DnsMessage query) => answer.IsResponse && answer.Id == query.Id
        && answer.QuestionName == query.QuestionName && answer.QuestionType == query.QuestionType;

    /// <summary>
    /// The records of the wanted type at the end of the chain of aliases, living no longer than any alias on the way, and the
    /// name at that end. Records of other names are not believed.
    /// </summary>
    public static (IReadOnlyList<DnsRecord> Records, string Last) Follow(DnsMessage answer, string name, DnsType type)
    {
        var life = TimeSpan.MaxValue;
        for (var i = 0; i <= answer.Answers.Count; i++)
        {
            var found = answer.Answers.Where(record => record.Name == name && Is(record, type)).ToList();
            if (found.Count > 0) return ([.. found.Select(record => Capped(record, life))], name);
            if (answer.Answers.OfType<AliasRecord>().FirstOrDefault(alias => alias.Name == name) is not { } next) break;
            name = next.Target;
            if (next.TimeToLive < life) life = next.TimeToLive;
        }
        return ([], name);
    }

    private static DnsRecord Capped(DnsRecord record, TimeSpan life) => record.TimeToLive > life ? record with { TimeToLive = life } : record;

    /// <summary>RFC 2308 section 5: the lesser of the SOA's time to live and its minimum; null without a SOA.</summary>
    public static TimeSpan? AbsenceOf(DnsMessage answer) => answer.Authorities.OfType<AuthorityRecord>().FirstOrDefault() is not { } soa
        ? null : soa.Minimum < soa.TimeToLive ? soa.Minimum : soa.TimeToLive;

    private static bool Is(DnsRecord record, DnsType type) => type switch
    {
        DnsType.A => record is AddressRecord { Address.AddressFamily: System.Net.Sockets.AddressFamily.InterNetwork },
        DnsType.Aaaa => record is AddressRecord { Address.AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 },
        DnsType.Srv => record is ServiceRecord,
        DnsType.Cname => record is AliasRecord,
        DnsType.Soa => record is AuthorityRecord,
        _ => false,
    };
}
