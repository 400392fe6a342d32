using FsCheck;
using FsCheck.Fluent;
using Platform.Sip.Messages;
using Platform.Sip.Tests.Fakes;

namespace Platform.Sip.Tests.Messages;

public sealed class MessageProperties
{
    private const int MutatedMessages = 200_000;

    [Fact]
    public void Written_message_reads_back_the_same()
    {
        var word = Gen.Elements("a", "b-1", "x.y", "z%20", "99");
        var headers = Gen.ListOf(Gen.Two(Gen.Elements("Subject", "X-One", "Accept", "Contact", "Warning", "User-Agent")
            .SelectMany(_ => word)).Select(pair => (Name: "X-" + pair.Item1.Replace("%", "", StringComparison.Ordinal), Value: pair.Item2 + ", \"é\"")));
        var messages = from list in headers
                       from user in word
                       from body in Gen.ArrayOf(Gen.Choose(0, 255).Select(b => (byte)b))
                       from code in Gen.Choose(0, 699)
                       select Build(user, code, list, body);
        var config = Config.QuickThrowOnFailure.WithReplay(20261121, 297).WithMaxTest(500);
        Check.One(config, Prop.ForAll(messages.ToArbitrary(), ReadsBack));
    }

    /// <summary>Seeded mutations of good messages: the parser, the validation and every typed value come back with an answer.</summary>
    [Fact]
    public void Mutated_bytes_never_throw()
    {
        var mutator = new Mutator(new Random(4475));
        var accepted = 0;
        for (var i = 0; i < MutatedMessages; i++)
        {
            if (MessageExercise.Run(mutator.Next())) accepted++;
        }
        Assert.InRange(accepted, MutatedMessages / 50, MutatedMessages);
    }

    private static SipMessage Build(string user, int code, IEnumerable<(string Name, string Value)> headers, byte[] body)
    {
        SipMessage message = code < 100 ? new SipRequest(SipMethod.Info, SipUri.Sip(user, "example.com")) : new SipResponse(code, user);
        message.Add(SipHeader.Via, "SIP/2.0/UDP h;branch=z9hG4bK" + user);
        foreach (var (name, value) in headers) message.Add(name, value);
        message.Body = body;
        return message;
    }

    private static bool ReadsBack(SipMessage message)
    {
        var result = SipParser.Parse(SipWriter.ToBytes(message));
        if (!result.IsOk || result.Message!.GetType() != message.GetType()) return false;
        var sameStart = (message, result.Message) switch
        {
            (SipRequest left, SipRequest right) => left.Method == right.Method && left.Uri == right.Uri,
            (SipResponse left, SipResponse right) => left.StatusCode == right.StatusCode && left.ReasonPhrase == right.ReasonPhrase,
            _ => false,
        };
        return sameStart && message.Headers().SequenceEqual(result.Message.Headers().SkipLast(1))
            && message.Body.Span.SequenceEqual(result.Message.Body.Span);
    }
}
