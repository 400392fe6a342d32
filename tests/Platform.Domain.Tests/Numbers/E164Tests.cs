using Platform.Domain.Numbers;

namespace Platform.Domain.Tests.Numbers;

public class E164Tests
{
    private static readonly NumberPlan Britain = new("44", "0", "00", 10);
    private static readonly NumberPlan America = new("1", "1", "011", 10);

    [Theory]
    [InlineData("+862800000001", "+862800000001")]
    [InlineData("+86 28 0000 0001", "+862800000001")]
    [InlineData(" +86-28-0000-0001 ", "+862800000001")]
    [InlineData("00862800000001", "+862800000001")]
    [InlineData("0086 (28) 0000.0001", "+862800000001")]
    [InlineData("02800000001", "+862800000001")]
    [InlineData("028/0000 0001", "+862800000001")]
    [InlineData("13800000000", "+8613800000000")]
    [InlineData("8613800000000", "+8613800000000")]
    [InlineData("862800000001", "+862800000001")]
    [InlineData("＋８６　２８　００００　０００１", "+862800000001")]
    [InlineData("+86\u00A028\u20130000\u20130001", "+862800000001")]
    [InlineData("+44 (0)20 0000 0001", "+442000000001")]
    [InlineData("tel:+86-28-0000-0001", "+862800000001")]
    [InlineData("TEL:+86(28)00000001;ext=12", "+862800000001")]
    [InlineData("tel:028-0000-0001;phone-context=example.com", "+862800000001")]
    [InlineData("tel:2000000001;phone-context=+44", "+442000000001")]
    [InlineData("sip:+862800000001@carrier.example;user=phone", "+862800000001")]
    [InlineData("sips:%2B86-28-0000-0001;npdi@192.0.2.1:5061", "+862800000001")]
    [InlineData("sip:02800000001:secret@carrier.example", "+862800000001")]
    [InlineData("+6834000", "+6834000")]
    [InlineData("+123456789012345", "+123456789012345")]
    public void Normalizes(string written, string number) => Assert.Equal(new NumberAnswer(null, number), E164.Normalize(written, NumberPlan.China));

    [Fact]
    public void A_plan_says_how_numbers_are_dialled_at_home()
    {
        Assert.Equal("+442000000001", E164.Normalize("020 0000 0001", Britain).Number);
        Assert.Equal("+442000000001", E164.Normalize("442000000001", Britain).Number);
        Assert.Equal("+12125550100", E164.Normalize("1 (212) 555-0100", America).Number);
        Assert.Equal("+12125550100", E164.Normalize("212-555-0100", America).Number);
        Assert.Equal("+862800000001", E164.Normalize("011 86 28 0000 0001", America).Number);
    }

    // In the order of the checks.
    [Theory]
    [InlineData("", NumberRefusal.Empty)]
    [InlineData(" () ", NumberRefusal.Empty)]
    [InlineData("sip:carrier.example", NumberRefusal.Empty)]
    [InlineData("anonymous", NumberRefusal.HasLetters)]
    [InlineData("sip:alice@example.com", NumberRefusal.HasLetters)]
    [InlineData("+86 28 #000 000x", NumberRefusal.HasLetters)]
    [InlineData("*10086#", NumberRefusal.HasOtherSigns)]
    [InlineData("86+2800000001", NumberRefusal.MisplacedPlus)]
    [InlineData("++862800000001", NumberRefusal.MisplacedPlus)]
    [InlineData("+02800000001", NumberRefusal.UnknownCountryCode)]
    [InlineData("000862800000001", NumberRefusal.UnknownCountryCode)]
    [InlineData("+2812345678", NumberRefusal.UnknownCountryCode)]
    [InlineData("+8312345678", NumberRefusal.UnknownCountryCode)]
    [InlineData("+8912345678", NumberRefusal.UnknownCountryCode)]
    [InlineData("1001", NumberRefusal.TooShort)]
    [InlineData("+", NumberRefusal.TooShort)]
    [InlineData("+683400", NumberRefusal.TooShort)]
    [InlineData("+1234567890123456", NumberRefusal.TooLong)]
    public void Refuses(string written, NumberRefusal refusal) => Assert.Equal(new NumberAnswer(refusal, null), E164.Normalize(written, NumberPlan.China));

    [Theory]
    [InlineData("+862800000001", true)]
    [InlineData("862800000001", false)]
    [InlineData("+86 2800000001", false)]
    [InlineData("+86280000000１", false)]
    [InlineData("+1001", false)]
    [InlineData("", false)]
    public void Knows_normal_form(string text, bool normal) => Assert.Equal(normal, E164.IsNormal(text));

    [Fact]
    public void Every_refusal_has_its_text() =>
        Assert.Equal(7, Enum.GetValues<NumberRefusal>().Select(refusal => refusal.Text()).Where(text => text.EndsWith('.')).Distinct().Count());

    [Fact]
    public void Normalizing_never_throws_and_is_settled_after_once() => Property.Holds(random =>
    {
        const string Signs = "0123456789+-() .;:@%/a＋８telsip\u2013#";
        var text = random.Pick(["", "tel:", "sip:", "+", "00", "0", "sip:%2", "tel:;phone-context=+"]) + string.Concat(Enumerable.Range(0, random.Next(20)).Select(_ => Signs[random.Next(Signs.Length)]));
        if (E164.Normalize(text, NumberPlan.China).Number is not { } number)
            return null;
        return E164.IsNormal(number) && E164.Normalize(number, Britain).Number == number ? null : $"'{text}' became {number}";
    });
}
