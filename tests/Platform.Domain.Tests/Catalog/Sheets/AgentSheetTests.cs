using Platform.Domain.Catalog;
using Platform.Domain.Catalog.Sheets;

namespace Platform.Domain.Tests.Catalog.Sheets;

public class AgentSheetTests
{
    [Theory]
    [InlineData("id,name,queues\n1001,Anna,support", "1001 Anna support")]
    [InlineData("\uFEFFid;name;queues\r\n1001;Anna;support sales\r\n", "1001 Anna support+sales")]
    [InlineData("id\tname\tqueues\n1001\tAnna\tsupport|sales\n\n1002\tBert\t\n", "1001 Anna support+sales, 1002 Bert -")]
    [InlineData("Name,ID\n\"Smith, Anna\",1001", "1001 Smith, Anna -")]
    [InlineData("id,name\n1001,\"Anna \"\"A\"\" Smith\"", "1001 Anna \"A\" Smith -")]
    [InlineData("id,name\n1001,王芳\n", "1001 王芳 -")]
    public void Sheets_are_read_as_spreadsheets_save_them(string text, string rows)
    {
        var sheet = AgentSheet.Read(text);
        Assert.Empty(sheet.Faults);
        Assert.Equal(rows, string.Join(", ", sheet.Rows.Select(row => $"{row.Id} {row.Name} {(row.Queues is null ? "-" : string.Join('+', row.Queues))}")));
    }

    [Theory]
    [InlineData("", "0 - WrongCount")]
    [InlineData("id,name\n", "0 - WrongCount")]
    [InlineData("id,nome\n1001,Anna", "1 nome UnknownColumn, 1 name MissingColumn")]
    [InlineData("id,name,id\n1001,Anna,1001", "1 id UnknownColumn")]
    [InlineData("id,name\n1001,\n,Bert", "2 name MissingCell, 3 id MissingCell")]
    [InlineData("id,name\n1001,Anna\n\n1001,Bert", "4 id Duplicate")]
    [InlineData("id,name\n1001,Anna,x", "2 - TooManyCells")]
    [InlineData("id,name\n1001,Anna\n1002,\"Bert", "3 - OpenQuote")]
    [InlineData("id,name,signIn\n1001,Anna,radio\n1002,Bert,1", "2 signIn BadCell, 3 signIn BadCell")]
    [InlineData("id,name,skills\n1001,Anna,english\n1002,Bert,english:3 dutch:x", "2 skills BadCell, 3 skills BadCell")]
    public void Each_fault_has_its_line_and_column(string text, string faults) =>
        Assert.Equal(faults, string.Join(", ", AgentSheet.Read(text).Faults.Select(fault => $"{fault.Line} {fault.Column ?? "-"} {fault.Code}")));

    [Fact]
    public void A_line_break_in_quotes_counts_as_a_line()
    {
        var sheet = AgentSheet.Read("id,name,team\n1001,Anna,\"a\nb\"\n1002,,\n");
        Assert.Equal((2, 4), (sheet.Rows.Single().Line, sheet.Faults.Single().Line));
    }

    [Fact]
    public void All_columns_are_read()
    {
        var row = AgentSheet.Read("id,name,queues,product,signIn,sipPassword,password,team,skills\n1001,Anna,support,voice,Phone,s3cret,pass-word,north,english:3 dutch:10").Rows.Single();
        Assert.Equal(("voice", SignInMode.Phone, "s3cret", "pass-word", "north"), (row.Product, row.SignIn, row.SipPassword, row.Password, row.Team));
        Assert.Equal([new SkillLevel("english", 3), new SkillLevel("dutch", 10)], row.Skills!);
        Assert.Equal(AgentSheet.Columns.Count, typeof(AgentRow).GetProperties().Length - 1);
    }

    [Fact]
    public void A_sheet_has_its_limit()
    {
        var lines = Enumerable.Range(1000, AgentSheet.MaxRows + 1).Select(agent => $"{agent},Agent").ToList();
        Assert.Equal(SheetFaultCode.WrongCount, AgentSheet.Read($"id,name\n{string.Join('\n', lines)}").Faults.Single().Code);
        Assert.Equal(AgentSheet.MaxRows, AgentSheet.Read($"id,name\n{string.Join('\n', lines.Skip(1))}").Rows.Count);
    }
}
