using System.Text;
using Platform.Sip.Messages;

namespace Platform.Benchmarks;

/// <summary>
/// Parsing from bytes: an INVITE with SDP and its 200. "read" also looks at what every request's way through the house looks at:
/// top Via, From, To, Call-ID, CSeq, Contact.
/// </summary>
internal static class SipParseBench
{
    private const int Messages = 2_000_000;

    private const string Sdp =
        "v=0\r\no=c 53655765 2353687637 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 7000 RTP/AVP 0 101\r\n"
        + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\na=sendrecv\r\n";

    private static readonly byte[] Invite = Encoding.ASCII.GetBytes(
        "INVITE sip:+862800000001@127.0.0.1:5060 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:5090;branch=z9hG4bK-31337-1-0\r\nMax-Forwards: 70\r\n"
        + "From: \"c1\" <sip:c1@127.0.0.1:5090>;tag=31337u1\r\nTo: <sip:+862800000001@127.0.0.1:5060>\r\nCall-ID: 1-31337@127.0.0.1\r\n"
        + "CSeq: 1 INVITE\r\nContact: <sip:c1@127.0.0.1:5090>\r\nAllow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\nContent-Type: application/sdp\r\n"
        + $"Content-Length: {Sdp.Length}\r\n\r\n{Sdp}");

    private static readonly byte[] Ok = Encoding.ASCII.GetBytes(
        "SIP/2.0 200 OK\r\nVia: SIP/2.0/UDP 127.0.0.1:5090;branch=z9hG4bK-31337-1-0\r\nFrom: \"c1\" <sip:c1@127.0.0.1:5090>;tag=31337u1\r\n"
        + "To: <sip:+862800000001@127.0.0.1:5060>;tag=8f3a\r\nCall-ID: 1-31337@127.0.0.1\r\nCSeq: 1 INVITE\r\nContact: <sip:127.0.0.1:5060>\r\n"
        + $"Content-Type: application/sdp\r\nContent-Length: {Sdp.Length}\r\n\r\n{Sdp}");

    public static int Run(TextWriter output)
    {
        Measure(output, "sip-parse/invite", Invite, _ => 1);
        Measure(output, "sip-parse/invite-read", Invite, Read);
        Measure(output, "sip-parse/200", Ok, _ => 1);
        Measure(output, "sip-parse/200-read", Ok, Read);
        return 0;
    }

    private static void Measure(TextWriter output, string name, byte[] bytes, Func<SipMessage, int> read)
    {
        Parse(bytes, read, Messages / 10);
        var meter = new CpuMeter();
        Parse(bytes, read, Messages);
        var (cpu, allocated) = (meter.Cpu, meter.AllocatedBytes);
        output.Row($"{name}/rate", Messages / cpu.TotalSeconds, "messages/cpu-s");
        output.Row($"{name}/allocated", (double)allocated / Messages, "bytes/message");
    }

    private static void Parse(byte[] bytes, Func<SipMessage, int> read, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            var parsed = SipParser.Parse(bytes);
            if (!parsed.IsOk || read(parsed.Message!) == 0) throw new InvalidOperationException($"The message was refused: {parsed.Error}.");
        }
    }

    private static int Read(SipMessage message) =>
        message.TopVia.Branch!.Length + message.From.Uri.ToString().Length + message.To.Uri.ToString().Length + message.CallId.Length
        + (int)message.CSeq.Number + message.First(SipHeader.Contact)!.Length;
}
