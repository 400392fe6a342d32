using System.Globalization;

namespace Platform.Domain.Catalog.Sheets;

/// <summary>What can be wrong with a sheet, beside what may be wrong with what it declares. The numbers are stable.</summary>
public enum SheetFaultCode
{
    /// <summary>The first line names no such column, or one twice.</summary>
    UnknownColumn = 1,

    /// <summary>A column that every sheet has is not there.</summary>
    MissingColumn = 2,

    /// <summary>A cell must not be empty.</summary>
    MissingCell = 3,

    /// <summary>There are more cells than columns.</summary>
    TooManyCells = 4,

    /// <summary>A quote is never closed.</summary>
    OpenQuote = 5,

    /// <summary>The cell cannot be read.</summary>
    BadCell = 6,

    /// <summary>An earlier line is about the same agent.</summary>
    Duplicate = 7,

    /// <summary>The sheet has too many lines, or none.</summary>
    WrongCount = 8,
}

/// <param name="Line">From 1; 0 for the sheet as a whole.</param>
/// <param name="Column">As <see cref="AgentSheet.Columns"/> names it; null for the whole line.</param>
/// <param name="Text">For people.</param>
public sealed record SheetFault(int Line, string? Column, SheetFaultCode Code, string Text);

/// <summary>One agent of a sheet. Null: the cell is empty or the column is not there, which leaves it as it is.</summary>
/// <param name="Line">In the file.</param>
/// <param name="Password">Of the user with the agent's id as its log-in.</param>
public sealed record AgentRow(int Line, string Id, string Name, IReadOnlyList<string>? Queues, string? Product, SignInMode? SignIn,
    string? SipPassword, string? Password, string? Team, IReadOnlyList<SkillLevel>? Skills);

/// <summary>Agents as a spreadsheet lists them: a line of column names, in any order and case, then a line for each agent.</summary>
/// <param name="Rows">Those that could be read.</param>
public sealed record AgentSheet(IReadOnlyList<AgentRow> Rows, IReadOnlyList<SheetFault> Faults)
{
    public const int MaxRows = 500;

    private const string Id = "id";
    private const string Name = "name";
    private const string Queues = "queues";
    private const string Product = "product";
    private const string SignIn = "signIn";
    private const string SipPassword = "sipPassword";
    private const string Password = "password";
    private const string Team = "team";
    private const string Skills = "skills";

    public static IReadOnlyList<string> Columns { get; } = [Id, Name, Queues, Product, SignIn, SipPassword, Password, Team, Skills];

    private static readonly string[] Needed = [Id, Name];
    private static readonly char[] ListSeparators = [' ', '|', '/', '、'];

    /// <param name="text">Comma-separated values; see <see cref="SheetText"/>. Lists within a cell are separated by blanks or bars.</param>
    public static AgentSheet Read(string text)
    {
        var (lines, openQuote) = SheetText.Read(text);
        List<SheetFault> faults = [];
        if (openQuote is { } open)
            faults.Add(new(open, null, SheetFaultCode.OpenQuote, "A quote that is opened on this line is never closed."));
        if (lines.Count is < 2 or > MaxRows + 1)
        {
            faults.Add(new(0, null, SheetFaultCode.WrongCount, $"A sheet has a line of column names and 1 to {MaxRows} agents."));
            return new([], faults);
        }

        var columns = ReadColumns(lines[0], faults);
        if (faults.Count > 0)
            return new([], faults);
        HashSet<string> seen = [];
        return new([.. lines.Skip(1).Select(line => ReadRow(line, columns, seen, faults)).OfType<AgentRow>()], faults);
    }

    private static List<string> ReadColumns(SheetLine header, List<SheetFault> faults)
    {
        List<string> columns = [];
        foreach (var cell in header.Cells)
        {
            var column = Columns.FirstOrDefault(known => known.Equals(cell, StringComparison.OrdinalIgnoreCase));
            if (column is null || columns.Contains(column))
                faults.Add(new(header.Line, cell, SheetFaultCode.UnknownColumn, $"'{cell}' is no column, or is there twice; the columns are {string.Join(", ", Columns)}."));
            columns.Add(column ?? cell);
        }

        foreach (var missing in Needed.Except(columns))
            faults.Add(new(header.Line, missing, SheetFaultCode.MissingColumn, $"The column {missing} is not there."));
        return columns;
    }

    /// <summary>Null when it cannot be read; then there is a fault that says why.</summary>
    private static AgentRow? ReadRow(SheetLine line, List<string> columns, HashSet<string> seen, List<SheetFault> faults)
    {
        var faultsBefore = faults.Count;
        if (line.Cells.Count > columns.Count)
            Fault(null, SheetFaultCode.TooManyCells, $"The line has {line.Cells.Count} cells for {columns.Count} columns.");
        foreach (var needed in Needed.Where(column => Cell(column) is null))
            Fault(needed, SheetFaultCode.MissingCell, "The cell must not be empty.");
        if (Cell(Id) is { } agent && !seen.Add(agent))
            Fault(Id, SheetFaultCode.Duplicate, $"An earlier line is about agent {agent}, too.");
        var signIn = ReadSignIn();
        var skills = List(Skills)?.Select(ReadSkill).ToList();
        return faults.Count > faultsBefore
            ? null
            : new(line.Line, Cell(Id)!, Cell(Name)!, List(Queues), Cell(Product), signIn, Cell(SipPassword), Cell(Password), Cell(Team), skills?.OfType<SkillLevel>().ToList());

        string? Cell(string column) => columns.IndexOf(column) is >= 0 and var index && index < line.Cells.Count && line.Cells[index].Length > 0 ? line.Cells[index] : null;

        List<string>? List(string column) => Cell(column)?.Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();

        void Fault(string? column, SheetFaultCode code, string text) => faults.Add(new(line.Line, column, code, text));

        SignInMode? ReadSignIn()
        {
            if (Cell(SignIn) is not { } cell)
                return null;
            if (!int.TryParse(cell, CultureInfo.InvariantCulture, out _) && Enum.TryParse<SignInMode>(cell, ignoreCase: true, out var mode))
                return mode;
            Fault(SignIn, SheetFaultCode.BadCell, $"'{cell}' is neither console nor phone.");
            return null;
        }

        SkillLevel? ReadSkill(string text)
        {
            if (text.Split(':') is [{ Length: > 0 } skill, var level] && int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return new(skill, number);
            Fault(Skills, SheetFaultCode.BadCell, $"'{text}' is no skill with its level, such as english:3.");
            return null;
        }
    }
}
