using System.Net;

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

    /// <exception cref="RefusedException">A setting can't be read as what it has to be.</exception>
    public static PlatformSettings Read(IConfiguration configuration)
    {
        try
        {
            return Checked(configuration.Get<PlatformSettings>() ?? new PlatformSettings());
        }
        catch (InvalidOperationException fault)
        {
            throw new RefusedException("setting_refused", fault.Message, fault);
        }
    }

    private static PlatformSettings Checked(PlatformSettings settings)
    {
        foreach (var (name, address) in new[]
                 { ("Http", settings.Http.Address), ("Admin", settings.Admin.Address), ("Sip", settings.Sip.Address) })
        {
            if (!IPAddress.TryParse(address, out _))
                throw new RefusedException("setting_refused", $"{name}:Address is '{address}', which is no IP address.");
        }

        return settings;
    }

    public static PlatformSettings Read() => Read(new ConfigurationBuilder().AddPlatform().Build());
}
