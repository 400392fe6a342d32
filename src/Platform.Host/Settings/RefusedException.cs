namespace Platform.Host.Settings;

/// <summary>What was asked of the process can't be done as it was asked, and whoever starts it can mend that.</summary>
/// <param name="code">Stable.</param>
/// <param name="text">For them.</param>
/// <param name="cause">What was met first.</param>
internal sealed class RefusedException(string code, string text, Exception? cause = null) : Exception(text, cause)
{
    public string Code => code;
}
