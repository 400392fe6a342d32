using System.CommandLine;
using Platform.Host.Serving;

namespace Platform.Host.Verbs;

/// <summary><c>platform serve</c>: runs the platform until it is told to stop.</summary>
internal static class ServeVerb
{
    /// <summary>Longer than any node may let its calls go on (a day): the command line does not cut it off, the host has its own limit.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromHours(25);

    public static Command Create()
    {
        var demo = new Option<bool>("--demo") { Description = "Serve a declaration that is marked as a demonstration, with its well-known passwords" };
        var roles = new Option<string?>("--roles") { Description = "What this process does: gateway,voice,grains (default: all)" };
        var verb = new Command("serve", "Run the platform: SIP 5060, HTTP 8080, health and metrics 8081") { demo, roles };
        verb.SetAction(async (parse, cancellation) =>
        {
            var settings = new Dictionary<string, string?>();
            if (parse.GetValue(demo))
                settings["Demo"] = "true";
            if (parse.GetValue(roles) is { } chosen)
                settings["Roles"] = chosen;
            await using var app = PlatformApplication.Build(settings);
            await StartAsync(app);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return verb;
    }

    /// <summary>
    /// What has begun before something could not is stopped as at any other end. Why it could not is what is told, even where stopping fails
    /// for it.
    /// </summary>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync(CancellationToken.None);
        }
        catch
        {
            await app.StopAsync(CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }
}
