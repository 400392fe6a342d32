using System.Globalization;
using Platform.Media;
using Platform.Media.Stun;
using Platform.Media.Tests.Browser;

namespace Platform.Benchmarks.RtpRelay;

/// <summary>What the other process does: <c>rtp-generator ROLE STREAMS SECONDS SLOTS</c>. It tells of its peers and is told the relay's ports.</summary>
internal static class GeneratorProgram
{
    /// <summary>Phones on both sides. Says <c>ports A B</c>, hears <c>A B</c> for each call.</summary>
    public const string Phones = "phones";

    /// <summary>
    /// Phones call browsers. Says <c>ports A</c>; for each call hears <c>A BROWSER UFRAG PASSWORD</c>, says
    /// <c>browser UFRAG PASSWORD FINGERPRINT</c>, hears a line, and says <c>secured</c> when the handshake is over.
    /// </summary>
    public const string Browsers = "browsers";
    private const double WarmUpSeconds = 3;

    /// <summary>After the calls are set up, says <c>begin</c> and <c>end SENT RECEIVED P50 P99</c> (see <see cref="RtpGenerator"/>).</summary>
    /// <param name="arguments">Those after the verb.</param>
    public static async Task<int> Run(string[] arguments)
    {
        var (role, calls) = (arguments[0], int.Parse(arguments[1], CultureInfo.InvariantCulture));
        var slots = int.Parse(arguments[3], CultureInfo.InvariantCulture);
        var phones = new PhoneSide(slots);
        IRtpSide others = role == Phones ? MeetPhones(phones, slots, calls) : await MeetBrowsersAsync(phones, slots, calls);
        using var generator = new RtpGenerator(phones, others, slots);
        generator.Start();
        generator.Run(WarmUpSeconds);
        generator.BeginWindow();
        Console.WriteLine("begin");
        generator.Run(double.Parse(arguments[2], CultureInfo.InvariantCulture));
        Console.WriteLine($"end {generator.EndWindow()}");
        return 0;
    }

    private static PhoneSide MeetPhones(PhoneSide phones, int slots, int calls)
    {
        var others = new PhoneSide(slots);
        Console.WriteLine($"ports {phones.Port} {others.Port}");
        for (var i = 0; i < calls; i++)
        {
            var words = Hear();
            phones.Add(PortIn(words[0]));
            others.Add(PortIn(words[1]));
        }

        return others;
    }

    private static async Task<BrowserSide> MeetBrowsersAsync(PhoneSide phones, int slots, int calls)
    {
        var browsers = new BrowserSide(slots);
        Console.WriteLine($"ports {phones.Port}");
        for (var i = 0; i < calls; i++)
        {
            var words = Hear();
            var (port, relay) = (PortIn(words[1]), new IceCredentials(words[2], words[3]));
            phones.Add(PortIn(words[0]));
            var browser = new FakeBrowser();
            Console.WriteLine($"browser {browser.Ice.Ufrag} {browser.Ice.Password} {browser.Fingerprint}");
            Hear();
            // A check may overtake what the relay's thread was asked before it; a browser asks again.
            while (await browser.CheckAsync(port, relay) != StunType.BindingSuccess) { }
            await browser.ShakeAsync(port);
            browsers.Add(browser, port, relay);
            Console.WriteLine("secured");
        }

        return browsers;
    }

    private static string[] Hear() => (Console.ReadLine() ?? throw new IOException("the relay is gone")).Split(' ');

    private static int PortIn(string word) => int.Parse(word, CultureInfo.InvariantCulture);
}
