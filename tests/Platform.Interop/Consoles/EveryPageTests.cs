namespace Platform.Interop.Consoles;

public sealed class EveryPageTests(EveryPage visited) : IClassFixture<EveryPage>
{
    [Fact]
    public void No_page_runs_what_is_stored()
    {
        Assert.NotEmpty(visited.Findings);
        Nothing(visited.Findings.SelectMany(page => page.Ran.Select(sign => $"{page.Page}: {sign}")));
    }

    [Fact]
    public void No_page_has_a_serious_fault_of_accessibility()
    {
        Assert.NotEmpty(visited.Findings);
        Nothing(visited.Findings.SelectMany(page => page.Faults.Select(fault => $"{page.Page}: {fault}")));
    }

    private static void Nothing(IEnumerable<string> found) => Assert.True(string.Join("\n", found) is "", string.Join("\n", found));
}
