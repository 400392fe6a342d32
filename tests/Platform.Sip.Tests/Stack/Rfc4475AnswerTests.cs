using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Stack;

/// <summary>
/// What a listening stack puts on the wire for the messages of RFC 4475. 0 is silence: for responses that are no answer to
/// us, and for requests whose Via or From can't be read, so that nobody could match an answer.
/// </summary>
public sealed class Rfc4475AnswerTests
{
    [Theory]
    [InlineData("badinv01", 0)]
    [InlineData("clerr", 400)]
    [InlineData("ncl", 400)]
    [InlineData("scalar02", 400)]
    [InlineData("scalarlg", 0)]
    [InlineData("quotbal", 400)]
    [InlineData("ltgtruri", 400)]
    [InlineData("lwsruri", 400)]
    [InlineData("lwsstart", 400)]
    [InlineData("trws", 400)]
    [InlineData("escruri", 400)]
    [InlineData("regbadct", 400)]
    [InlineData("badaspec", 400)]
    [InlineData("baddn", 400)]
    [InlineData("badvers", 505)]
    [InlineData("mismatch01", 400)]
    [InlineData("mismatch02", 400)]
    [InlineData("bigcode", 0)]
    [InlineData("insuf", 0)]
    [InlineData("multi01", 400)]
    [InlineData("mcl01", 400)]
    [InlineData("bcast", 0)]
    [InlineData("unreason", 0)]
    [InlineData("noreason", 0)]
    [InlineData("wsinv", 415)]
    [InlineData("dblreq", 415)]
    [InlineData("badbranch", 415)]
    [InlineData("longreq", 415)]
    [InlineData("intmeth", 415)]
    [InlineData("inv2543", 415)]
    [InlineData("regescrt", 415)]
    public void Stack_answers(string name, int statusCode)
    {
        var world = new TwoStacks();
        // 415 marks a request that reached the user.
        world.BobUser.Request = transaction => transaction.Respond(415);
        world.Inject(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "rfc4475", name + ".dat")));
        var answers = world.Wire.Skip(1).Where(line => line != "B: 100").ToList();
        Assert.Equal(statusCode == 0 ? [] : [$"B: {statusCode}"], answers);
        Assert.Equal(statusCode == 415, world.BobUser.Heard.Count == 1);
        Assert.Empty(world.Faults);
    }
}
