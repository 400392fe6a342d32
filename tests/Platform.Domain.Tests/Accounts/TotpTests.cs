using System.Text;
using Platform.Domain.Accounts;

namespace Platform.Domain.Tests.Accounts;

public sealed class TotpTests
{
    /// <summary>Of RFC 4226 appendix D and RFC 6238 appendix B (SHA-1).</summary>
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_109);

    /// <summary>RFC 6238 appendix B, mode SHA1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void Codes_are_those_of_the_standard(long unixTimeS, string code) =>
        Assert.Equal(code, Totp.CodeOf(Key, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(unixTimeS)), 8));

    /// <summary>RFC 4226 appendix D.</summary>
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void Six_digits_of_a_counter_are_those_of_the_standard(long counter, string code) => Assert.Equal(code, Totp.CodeOf(Key, counter));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Clocks_may_differ_by_a_step(int steps, bool good)
    {
        var step = Totp.StepOf(Now) + steps;
        Assert.Equal(good ? step : null, Totp.Match(Key, Totp.CodeOf(Key, step), Now, 0));
    }

    [Fact]
    public void A_code_is_good_once_and_so_is_none_from_before_it()
    {
        var step = Totp.StepOf(Now);
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step), Now, step));
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step - 1), Now, step));
        Assert.Equal(step + 1, Totp.Match(Key, Totp.CodeOf(Key, step + 1), Now, step));
    }

    [Fact]
    public void The_address_for_apps_names_house_and_login_escaped() => Assert.Equal(
        "otpauth://totp/Acme%20%26%20Co:anna%40acme.cn?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Acme%20%26%20Co",
        Totp.UriOf(Key, "Acme & Co", "anna@acme.cn"));

    /// <summary>RFC 4648 section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_the_standard(string text, string encoded) => Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(text)));
}
