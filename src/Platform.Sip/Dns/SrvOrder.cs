namespace Platform.Sip.Dns;

/// <summary>
/// RFC 2782: lower priorities first; within one, by chance in proportion to the weights, and those of weight 0 rarely first.
/// </summary>
public static class SrvOrder
{
    public static IReadOnlyList<ServiceRecord> Of(IEnumerable<ServiceRecord> records, Random random)
    {
        var ordered = new List<ServiceRecord>();
        foreach (var group in records.GroupBy(record => record.Priority).OrderBy(group => group.Key))
        {
            var left = group.OrderBy(record => record.Weight).ToList();
            while (left.Count > 0) ordered.Add(Take(left, random));
        }
        return ordered;
    }

    private static ServiceRecord Take(List<ServiceRecord> left, Random random)
    {
        var chosen = random.Next(left.Sum(record => record.Weight) + 1);
        var index = 0;
        for (var running = left[0].Weight; running < chosen; running += left[index].Weight) index++;
        var record = left[index];
        left.RemoveAt(index);
        return record;
    }
}
