using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Platform.Telephony.Edge.Guard;
using Platform.Telephony.Tests.World;

namespace Platform.Telephony.Tests;

/// <summary>What the whole edge answers to datagrams of a stranger.</summary>
public sealed partial class StrangerAnswerTests
{
    private static readonly GuardOptions NoBans = new() { ScanThreshold = int.MaxValue, LogInThreshold = int.MaxValue, FreeLogInFailures = int.MaxValue,
        Unknown = new SourceLimits(10_000, 10_000, 10_000, 10_000) };

    private static readonly string[] Methods = ["INVITE", "REGISTER", "OPTIONS", "BYE", "CANCEL", "INFO", "UPDATE", "PRACK", "REFER", "NOTIFY", "SUBSCRIBE", "PUBLISH", "MESSAGE", "NONSENSE"];

    [Fact]
    public async Task No_answer_is_longer_than_its_question_and_no_question_has_two()
    {
        await using var house = await House.OpenAsync(options => options with { Guard = NoBans });
        using var socket = Open(House.StrangerAddress);
        var answered = 0;
        foreach (var (method, padding, flaw) in from method in Methods from padding in (int[])[0, 30, 60, 120, 400] from flaw in Flaws select (method, padding, flaw))
        {
            var callId = $"{method}-{padding}-{flaw.Length}";
            var question = Question(socket, method, padding, flaw, callId: callId);
            await socket.SendToAsync(question, house.Udp.Remote);
            // What has one Call-ID is taken in its order, so a request that is surely answered marks the end of the answers.
            await socket.SendToAsync(Question(socket, "OPTIONS", 300, "", "mark", callId), house.Udp.Remote);
            var answers = new List<string>();
            while (answers.Count == 0 || !answers[^1].Contains("<sip:mark@", StringComparison.Ordinal))
                answers.Add(await ReceiveAsync(socket));
            Assert.True(answers.Count <= 2, string.Join('\n', answers));
            Assert.True(answers.Count == 1 || answers[0].Length <= question.Length, $"{Encoding.ASCII.GetString(question)}\nwas answered with\n{answers[0]}");
            answered += answers.Count - 1;
        }

        Assert.True(answered > 100, $"Only {answered} questions were answered.");
        Assert.Equal(0, house.Service.TransactionCount);
    }

    [Theory]
    [InlineData("REGISTER")]
    [InlineData("INVITE")]
    [InlineData("OPTIONS")]
    public async Task A_user_that_exists_is_answered_just_as_one_that_does_not(string method)
    {
        await using var house = await House.OpenAsync(options => options with { Guard = NoBans });
        using var socket = Open(House.StrangerAddress);
        foreach (var credentials in new[] { "", "username=\"{0}\", realm=\"acme.sip.local\", nonce=\"made-up\"", "username=\"{0}\", realm=\"acme.sip.local\", nonce=\"{1}\"" })
        {
            var answers = new List<string>();
            foreach (var user in (string[])["1001", "7777", "1002"])
                answers.Add(Plain(await AskAsync(house, socket, method, user, credentials)));
            Assert.Single(answers.Distinct());
        }
    }

    private static readonly string[] Flaws = ["", "CSeq: 99999999999", "Max-Forwards: 999", "Contact: <sip:x", "Content-Length: 900", "To-Tag", "Require: made-up"];

    private static async Task<string> AskAsync(House house, Socket socket, string method, string user, string credentials)
    {
        var header = "";
        if (credentials.Length > 0)
        {
            await socket.SendToAsync(Question(socket, "REGISTER", 200, "", user), house.Udp.Remote);
            var nonce = Nonce().Match(await ReceiveAsync(socket)).Groups[1].Value;
            header = "Authorization: Digest " + string.Format(System.Globalization.CultureInfo.InvariantCulture, credentials, user, nonce)
                + $", uri=\"sip:acme.sip.local\", response=\"{new string('0', 32)}\", algorithm=MD5, qop=auth, nc=00000001, cnonce=\"c\"";
        }

        await socket.SendToAsync(Question(socket, method, 200, header, user), house.Udp.Remote);
        return await ReceiveAsync(socket);
    }

    /// <summary>Without what repeats the question or is of chance.</summary>
    private static string Plain(string answer) => Nonce().Replace(string.Join('\n', answer.Split("\r\n")
        .Where(line => !Repeated().IsMatch(line))), "nonce");

    private static int asked;

    private static byte[] Question(Socket socket, string method, int padding, string flaw, string user = "1001", string? callId = null)
    {
        var number = Interlocked.Increment(ref asked);
        var tag = flaw == "To-Tag" ? ";tag=gone" : "";
        var more = flaw.Length > 0 && flaw[0] is not 'T' ? flaw + (flaw.StartsWith("CSeq", StringComparison.Ordinal) ? $" {method}" : "") + "\r\n" : "";
        var cseq = flaw.StartsWith("CSeq", StringComparison.Ordinal) ? "" : $"CSeq: 1 {method}\r\n";
        var length = flaw.StartsWith("Content-Length", StringComparison.Ordinal) ? "" : "Content-Length: 0\r\n";
        return Encoding.ASCII.GetBytes($"{method} sip:{user}@acme.sip.local SIP/2.0\r\nVia: SIP/2.0/UDP {socket.LocalEndPoint};branch=z9hG4bK{number};rport\r\n"
            + $"From: <sip:{user}@acme.sip.local>;tag=1\r\nTo: <sip:{user}@acme.sip.local>{tag}\r\nCall-ID: {callId ?? $"c{number}"}\r\n{cseq}{more}"
            + (padding > 0 ? $"User-Agent: {new string('p', padding)}\r\n" : "") + $"{length}\r\n");
    }

    private static Socket Open(string address)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
        return socket;
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[8192];
        return Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer).WaitAsync(Wait.Longest));
    }

    [GeneratedRegex("nonce=\"([^\"]+)\"")]
    private static partial Regex Nonce();

    [GeneratedRegex("^(Via|From|To|Call-ID|v|f|t|i):")]
    private static partial Regex Repeated();
}
