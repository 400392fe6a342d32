using System.Text;
using Platform.Media.Ice;
using Platform.Media.Stun;

namespace Platform.Media.Tests.Stun;

/// <summary>Who is believed to be the peer, and who is told what is wrong (RFC 8445 7.3, RFC 8489 9.1.3).</summary>
public class IceLiteAgentTests
{
    private const string Password = "a-password-of-24-letters";
    private const string Name = "ourufrag:them";
    private static readonly IceCredentials s_ours = new("ourufrag", Password);

    // Rows, in the order in which the checks run: user name; password; parts of the message in their order: P priority, C controlling,
    // D controlled, U use-candidate, X an attribute that must be understood and is not, O one that need not, M integrity, F fingerprint,
    // f a wrong one; the verdict.
    [Theory]
    [InlineData(Name, Password, "PCF", nameof(IceVerdict.BadRequest))]
    [InlineData(null, Password, "PCMF", nameof(IceVerdict.BadRequest))]
    [InlineData(Name, Password, "PCM", nameof(IceVerdict.BadRequest))]
    [InlineData(Name, Password, "PCMf", nameof(IceVerdict.BadRequest))]
    [InlineData(Name, Password, "PCFM", nameof(IceVerdict.BadRequest))]
    [InlineData(Name, Password, "PCMFO", nameof(IceVerdict.BadRequest))]
    [InlineData("ourufrag", Password, "PCMF", nameof(IceVerdict.Unauthorized))]
    [InlineData(":them", Password, "PCMF", nameof(IceVerdict.Unauthorized))]
    [InlineData("Ourufrag:them", Password, "PCMF", nameof(IceVerdict.Unauthorized))]
    [InlineData("ourufrag:thom", Password, "PCMF", nameof(IceVerdict.Unauthorized))]
    [InlineData("ourufrag:them:", Password, "PCMF", nameof(IceVerdict.Unauthorized))]
    [InlineData("them:ourufrag", Password, "PCMF", nameof(IceVerdict.Unauthorized))]
    [InlineData(Name, "a-password-of-24-Letters", "PCMF", nameof(IceVerdict.Unauthorized))]
    [InlineData(Name, "a-password-of-24-Letters", "PCXMF", nameof(IceVerdict.Unauthorized))]
    [InlineData(Name, Password, "PCXMF", nameof(IceVerdict.UnknownAttribute))]
    [InlineData(Name, Password, "CMF", nameof(IceVerdict.BadRequest))]
    [InlineData(Name, Password, "CUMPF", nameof(IceVerdict.BadRequest))]
    [InlineData(Name, Password, "PDUMF", nameof(IceVerdict.RoleConflict))]
    [InlineData(Name, Password, "PCMF", nameof(IceVerdict.Valid))]
    [InlineData(Name, Password, "PMF", nameof(IceVerdict.Valid))]
    [InlineData(Name, Password, "OPCMF", nameof(IceVerdict.Valid))]
    [InlineData(Name, Password, "PCMUF", nameof(IceVerdict.Valid))]
    [InlineData(Name, Password, "PCUMF", nameof(IceVerdict.Nominated))]
    public void A_check_is_judged(string? username, string password, string parts, string verdict)
    {
        var agent = new IceLiteAgent(s_ours);
        agent.UseRemote("them");
        Assert.True(StunMessage.TryParse(Message(username, password, parts), out var message));
        Assert.Equal(verdict, agent.Judge(message, out var key).ToString());
        var isProven = verdict is not (nameof(IceVerdict.Unauthorized) or nameof(IceVerdict.BadRequest));
        if (isProven) Assert.Equal(Password, Encoding.ASCII.GetString(key));
        if (verdict == nameof(IceVerdict.Unauthorized)) Assert.True(key.IsEmpty);
    }

    [Theory]
    [InlineData(StunType.BindingIndication)]
    [InlineData(StunType.BindingSuccess)]
    [InlineData(StunType.BindingError)]
    [InlineData((ushort)0x0003)]
    public void What_asks_nothing_is_not_answered(ushort type)
    {
        Assert.True(StunMessage.TryParse(Message(Name, Password, "PCUMF", type), out var message));
        Assert.Equal(IceVerdict.Ignored, new IceLiteAgent(s_ours).Judge(message, out _));
    }

    [Fact]
    public void Before_the_SDP_any_peer_with_our_password_is_believed()
    {
        Assert.True(StunMessage.TryParse(Message("ourufrag:whoever", Password, "PCUMF"), out var message));
        Assert.Equal(IceVerdict.Nominated, new IceLiteAgent(s_ours).Judge(message, out _));
    }

    [Fact]
    public void No_changed_bit_makes_or_leaves_a_valid_check()
    {
        var agent = new IceLiteAgent(s_ours);
        agent.UseRemote("them");
        var check = Message(Name, Password, "PCUMF");
        for (var bit = 0; bit < 8 * check.Length; bit++)
        {
            var changed = check.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            if (!StunMessage.TryParse(changed, out var message)) continue;
            Assert.False(agent.Judge(message, out _) is IceVerdict.Valid or IceVerdict.Nominated, $"bit {bit}");
        }
    }

    [Fact]
    public void Two_restarts_end_what_was_before()
    {
        var agent = new IceLiteAgent(s_ours);
        agent.Restart(new IceCredentials("second+1", "the-second-password-here"));
        Assert.Equal(IceVerdict.Valid, Judge(agent, Message(Name, Password, "PCMF")));
        agent.Restart(new IceCredentials("third+++", "the-third-password--here"));
        Assert.Equal(IceVerdict.Unauthorized, Judge(agent, Message(Name, Password, "PCMF")));
        Assert.Equal(IceVerdict.Valid, Judge(agent, Message("second+1:them", "the-second-password-here", "PCMF")));
        Assert.Equal(IceVerdict.Unauthorized, Judge(agent, Message("third+++:them", "the-second-password-here", "PCMF")));
    }

    [Fact]
    public void New_credentials_are_as_long_and_of_the_letters_that_ICE_asks_for()
    {
        var made = Enumerable.Range(0, 200).Select(_ => IceLiteAgent.NewCredentials()).ToList();
        Assert.All(made, credentials => Assert.Matches("^[A-Za-z0-9+/]{8} [A-Za-z0-9+/]{24}$", $"{credentials.Ufrag} {credentials.Password}"));
        Assert.All(made, credentials => Assert.True(IceLiteAgent.AreOurs(credentials)));
        Assert.Equal(200, made.Distinct().Count());
    }

    private static IceVerdict Judge(IceLiteAgent agent, byte[] datagram)
    {
        Assert.True(StunMessage.TryParse(datagram, out var message));
        return agent.Judge(message, out _);
    }

    private static byte[] Message(string? username, string password, string parts, ushort type = StunType.BindingRequest)
    {
        var buffer = new byte[400];
        var writer = new StunWriter(buffer, type, "transaction!"u8);
        if (username is not null) writer.Add(StunAttribute.Username, Encoding.ASCII.GetBytes(username));
        foreach (var part in parts)
        {
            switch (part)
            {
                case 'P': writer.Add(StunAttribute.Priority, [1, 2, 3, 4]); break;
                case 'C': writer.Add(StunAttribute.IceControlling, [1, 2, 3, 4, 5, 6, 7, 8]); break;
                case 'D': writer.Add(StunAttribute.IceControlled, [1, 2, 3, 4, 5, 6, 7, 8]); break;
                case 'U': writer.Add(StunAttribute.UseCandidate, []); break;
                case 'X': writer.Add(0x7FFF, [1]); break;
                case 'O': writer.Add(0xC001, [1, 2, 3]); break;
                case 'M': writer.AddIntegrity(Encoding.ASCII.GetBytes(password)); break;
                case 'F': writer.AddFingerprint(); break;
                case 'f':
                    writer.AddFingerprint();
                    buffer[writer.Length - 1] ^= 1;
                    break;
            }
        }

        return buffer[..writer.Length];
    }
}
