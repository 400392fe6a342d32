using System.Globalization;
using System.Text;

namespace Platform.Sip.Events;

/// <summary>What a telephone shows of a mailbox: message waiting indication (RFC 3842).</summary>
/// <param name="Account">The address of record whose messages they are.</param>
/// <param name="New">Messages that nobody has dealt with.</param>
public sealed record MessageSummary(string Account, int New)
{
    /// <summary>The event package.</summary>
    public const string Package = "message-summary";

    public const string ContentType = "application/simple-message-summary";

    /// <summary>Old messages are not counted: who has dealt with one does not look for it on the telephone.</summary>
    public byte[] ToBody() => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"Messages-Waiting: {(New > 0 ? "yes" : "no")}\r\nMessage-Account: {Account}\r\nVoice-Message: {New}/0\r\n"));
}
