using Platform.Storage.Tests.Contract;
using Platform.Testing;

// Every contract on PostgreSQL.
namespace Platform.Storage.Tests.Postgres;

[Collection(PostgresServer.Collection)]
public sealed class CallRecordsTests(PostgresServer server) : CallRecordsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class LedgerTests(PostgresServer server) : LedgerContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class CatalogTests(PostgresServer server) : CatalogContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class NumberHoldingsTests(PostgresServer server) : NumberHoldingsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class AccountsTests(PostgresServer server) : AccountsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class SessionsTests(PostgresServer server) : SessionsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class CallbacksTests(PostgresServer server) : CallbacksContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class MessagesTests(PostgresServer server) : MessagesContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class WebhooksTests(PostgresServer server) : WebhooksContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class CallNotesTests(PostgresServer server) : CallNotesContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class PromptAudioTests(PostgresServer server) : PromptAudioContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class GrainsTests(PostgresServer server) : GrainsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class CommitQueueTests(PostgresServer server) : CommitQueueContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class TenantsTests(PostgresServer server) : TenantsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class MigrationsTests(PostgresServer server) : MigrationsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class CrashTests(PostgresServer server) : CrashContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class OutageTests(PostgresServer server) : OutageContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class ListingTests(PostgresServer server) : ListingContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class FiguresTests(PostgresServer server) : FiguresContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class RecordingsTests(PostgresServer server) : RecordingsContract(new PostgresTestEngine(server));

[Collection(PostgresServer.Collection)]
public sealed class RecordingListingTests(PostgresServer server, Xunit.Abstractions.ITestOutputHelper output)
    : RecordingListingContract(new PostgresTestEngine(server), output);
