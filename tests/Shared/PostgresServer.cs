namespace Platform.Testing;

/// <summary>
/// A throw-away PostgreSQL server on a loopback port, without fsync, shared by all tests of one run:
/// <c>[Collection(PostgresServer.Collection)]</c> on the test class and the server as constructor argument.
/// Each test takes a database of its own.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime, IAsyncDisposable
{
    public const string Collection = "postgres";

    private const string User = "postgres";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly TempFolder _folder = new("postgres");
    private RunningProcess? _server;
    private int _databases;

    public int Port { get; } = PortPool.Take();

    /// <summary>What the server has printed so far.</summary>
    public string Log => _server?.Tail(200) ?? "";

    public async Task InitializeAsync()
    {
        var data = _folder.File("data");
        if (Environment.IsPrivilegedProcess)
            await RunningProcess.Run("chown", [User, _folder.Path], StartTimeout);
        var (initdb, initdbArguments) = AsPostgres("initdb", "-D", data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        await RunningProcess.Run(initdb, initdbArguments, StartTimeout, _folder.Path);
        await Start();
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await RunningProcess.Run(Binary("createdb"), ["-h", "127.0.0.1", "-p", $"{Port}", "-U", User, name], StartTimeout);
        return ConnectionString(name);
    }

    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username={User};Database={database}";

    /// <summary>Ends the server at once, without a checkpoint, as a crash does; <see cref="Start"/> recovers from the log.</summary>
    public async Task Crash()
    {
        if (_server is null) return;
        _server.Send(UnixSignal.Quit);
        await _server.WaitForExit(StartTimeout);
        await _server.DisposeAsync();
        _server = null;
    }

    public async Task Start()
    {
        var (postgres, arguments) = AsPostgres(
            "postgres", "-D", _folder.File("data"), "-p", $"{Port}", "-k", _folder.Path,
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=200");
        _server = RunningProcess.Start(postgres, arguments, _folder.Path);
        await _server.WaitForLine("ready to accept connections", StartTimeout);
    }

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await Crash();
        _folder.Dispose();
    }

    // PostgreSQL refuses to run as root. setpriv becomes the server, where su and runuser stay in between and keep its signals.
    private static (string File, string[] Arguments) AsPostgres(string program, params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? ("setpriv", ["--reuid", User, "--regid", User, "--init-groups", Binary(program), .. arguments])
            : (Binary(program), arguments);

    // Debian keeps the server's programs off PATH, one folder per major version.
    private static string Binary(string program)
    {
        const string root = "/usr/lib/postgresql";
        var newest = Directory.Exists(root)
            ? Directory.EnumerateDirectories(root)
                .Where(folder => File.Exists(Path.Combine(folder, "bin", "postgres")))
                .MaxBy(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            : null;
        return newest is null
            ? throw new InvalidOperationException($"No PostgreSQL server under {root}: apt-get install postgresql, or run tests/run, which does.")
            : Path.Combine(newest, "bin", program);
    }
}

[CollectionDefinition(PostgresServer.Collection)]
public sealed class PostgresCollection : ICollectionFixture<PostgresServer>;
