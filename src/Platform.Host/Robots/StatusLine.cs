namespace Platform.Host.Robots;

/// <summary>One line that is written over on a terminal, and again below elsewhere.</summary>
internal sealed class StatusLine(TextWriter output, bool isTerminal)
{
    private int _width;

    /// <summary>How often a new line is worth showing.</summary>
    public TimeSpan Period => TimeSpan.FromSeconds(isTerminal ? 1 : 10);

    public void Show(string text)
    {
        if (isTerminal) output.Write('\r' + text.PadRight(_width));
        else output.WriteLine(text);
        _width = text.Length;
        output.Flush();
    }

    /// <summary>Leaves the line, so that others follow below it.</summary>
    public void Leave()
    {
        if (isTerminal && _width > 0) output.WriteLine();
        _width = 0;
    }
}
