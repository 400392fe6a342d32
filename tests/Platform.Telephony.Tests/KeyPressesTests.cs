using System.Globalization;
using Platform.Domain.Calls;
using Platform.Telephony.Legs;

namespace Platform.Telephony.Tests;

public class KeyPressesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Tellings as <c>milliseconds:source digit/duration</c> (e: event, i: INFO, t: tone), and the digits that come of them.</summary>
    [Theory]
    [InlineData("100:e5/100", "5")]
    [InlineData("100:e5/100 110:i5/100", "5")] // told both ways
    [InlineData("100:i5/100 200:e5/100", "5")] // INFO at the beginning of the press
    [InlineData("100:i5/160 2100:e5/2000", "5")] // a long press, INFO at its beginning
    [InlineData("100:e5/100 110:i5/100 120:t5/80", "5")] // all three ways
    [InlineData("100:e5/100 110:i5/100 300:e5/100 310:i5/100", "55")] // the same key twice
    [InlineData("100:e5/100 300:e5/100 310:i5/100 320:i5/100", "55")] // INFOs late
    [InlineData("100:e1/100 300:e2/100 310:i1/100 320:i2/100", "12")]
    [InlineData("100:i1/100 110:i2/100 300:e1/100 400:e2/100", "12")]
    [InlineData("100:e5/100 5000:i5/100", "55")] // far apart: two presses
    [InlineData("100:e5/100 200:e5/100 300:e5/100", "555")] // one way of telling never hides a press
    [InlineData("100:i1/100 400:i2/100 700:i3/100", "123")]
    public void One_press_counts_once(string tellings, string digits)
    {
        var presses = new KeyPresses();
        var accepted = tellings.Split(' ').Where(told => Accept(presses, told)).Select(told => told.Split(':')[1][1]);
        Assert.Equal(digits, string.Concat(accepted));
    }

    [Fact]
    public void Only_the_last_presses_are_remembered()
    {
        var presses = new KeyPresses();
        for (var i = 0; i < 1000; i++)
            Assert.True(presses.Accept('1', DigitSource.Inband, 50, Start.AddSeconds(i)));
        Assert.False(presses.SendsEvents);
        presses.Accept('1', DigitSource.TelephoneEvent, 50, Start);
        Assert.True(presses.SendsEvents);
    }

    private static bool Accept(KeyPresses presses, string told)
    {
        var (at, press) = (told.Split(':')[0], told.Split(':')[1]);
        var source = press[0] switch { 'e' => DigitSource.TelephoneEvent, 'i' => DigitSource.Info, _ => DigitSource.Inband };
        return presses.Accept(press[1], source, int.Parse(press[3..], CultureInfo.InvariantCulture),
            Start.AddMilliseconds(int.Parse(at, CultureInfo.InvariantCulture)));
    }
}
