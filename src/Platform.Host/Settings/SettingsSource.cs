using Platform.Gateway;

namespace Platform.Host.Settings;

/// <summary>Where settings come from, the same for every verb.</summary>
internal static class SettingsSource
{
    public const string EnvironmentPrefix = "PLATFORM__";

    public static IConfigurationBuilder AddPlatform(this IConfigurationBuilder builder,
        IReadOnlyDictionary<string, string?>? commandLine = null)
    {
        builder.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true);
        builder.AddJsonFile(Path.Combine(Environment.CurrentDirectory, "appsettings.json"), optional: true);
        builder.AddEnvironmentVariables(EnvironmentPrefix);
        return commandLine is null ? builder : builder.AddInMemoryCollection(commandLine);
    }

    /// <exception cref="RefusedException">A setting can't be read as what it has to be, or no node can work with it.</exception>
    public static PlatformSettings Read(IConfiguration configuration) =>
        Checked(() => configuration.Get<PlatformSettings>() ?? new PlatformSettings(), SettingsCheck.FaultOf);

    /// <summary>Binds section <c>Gateway</c> to what the other settings make of it.</summary>
    /// <exception cref="RefusedException">As of all other settings.</exception>
    public static GatewayOptions ReadGateway(IConfiguration configuration, GatewayOptions defaults) => Checked(() =>
    {
        configuration.GetSection("Gateway").Bind(defaults);
        return defaults;
    }, SettingsCheck.FaultOf);

    public static PlatformSettings Read() => Read(new ConfigurationBuilder().AddPlatform().Build());

    /// <summary>What is written with commas.</summary>
    public static string[] Listed(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static T Checked<T>(Func<T> read, Func<T, string?> faultOf)
    {
        try
        {
            var settings = read();
            return faultOf(settings) is { } fault ? throw new RefusedException("setting_refused", fault) : settings;
        }
        catch (InvalidOperationException unreadable)
        {
            throw new RefusedException("setting_refused", unreadable.Message, unreadable);
        }
    }
}
