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

    public static PlatformSettings Read(IConfiguration configuration) => configuration.Get<PlatformSettings>() ?? new PlatformSettings();

    public static PlatformSettings Read() => Read(new ConfigurationBuilder().AddPlatform().Build());
}
