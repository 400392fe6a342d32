using Platform.Storage.Tests.Contract;

// Every contract on SQLite.
namespace Platform.Storage.Tests.Sqlite;

public sealed class CallRecordsTests() : CallRecordsContract(new SqliteTestEngine());

public sealed class LedgerTests() : LedgerContract(new SqliteTestEngine());

public sealed class CatalogTests() : CatalogContract(new SqliteTestEngine());

public sealed class NumberHoldingsTests() : NumberHoldingsContract(new SqliteTestEngine());

public sealed class SessionsTests() : SessionsContract(new SqliteTestEngine());

public sealed class AccountsTests() : AccountsContract(new SqliteTestEngine());

public sealed class CallbacksTests() : CallbacksContract(new SqliteTestEngine());

public sealed class MessagesTests() : MessagesContract(new SqliteTestEngine());

public sealed class WebhooksTests() : WebhooksContract(new SqliteTestEngine());

public sealed class CallNotesTests() : CallNotesContract(new SqliteTestEngine());

public sealed class PromptAudioTests() : PromptAudioContract(new SqliteTestEngine());

public sealed class GrainsTests() : GrainsContract(new SqliteTestEngine());

public sealed class CommitQueueTests() : CommitQueueContract(new SqliteTestEngine());

public sealed class TenantsTests() : TenantsContract(new SqliteTestEngine());

public sealed class MigrationsTests() : MigrationsContract(new SqliteTestEngine());

public sealed class CrashTests() : CrashContract(new SqliteTestEngine());

public sealed class OutageTests() : OutageContract(new SqliteTestEngine());

public sealed class ListingTests() : ListingContract(new SqliteTestEngine());

public sealed class FiguresTests() : FiguresContract(new SqliteTestEngine());

public sealed class RecordingsTests() : RecordingsContract(new SqliteTestEngine());

public sealed class RecordingListingTests(Xunit.Abstractions.ITestOutputHelper output) : RecordingListingContract(new SqliteTestEngine(), output);
