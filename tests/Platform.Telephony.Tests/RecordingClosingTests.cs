using Microsoft.Extensions.Logging.Abstractions;
using Platform.Contracts.Stores;
using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using Platform.Domain.Recordings;
using Platform.Media.Recording;
using Platform.Telephony.Recordings;
using Platform.Testing;
using Recording = Platform.Domain.Recordings.Recording;

namespace Platform.Telephony.Tests;

/// <summary>Entries and files of a node that went away, with files as they are really written.</summary>
public sealed class RecordingClosingTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 8, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly Recording Opened = new("acme", "c1", "gone", "+861", "+862", CallDirection.Inbound, Start, ["1001"], ["support"]);
    private readonly TempFolder _folder = new("closing");
    private readonly MemoryRecordings _index = new();
    private readonly MemoryCallRecords _calls = new();
    private readonly RecordingFiles _files;
    private readonly RecordingClosing _closing;

    public RecordingClosingTests()
    {
        _files = new RecordingFiles(_folder.Path, _index);
        _closing = new RecordingClosing(_files, _index, _calls, new Declared(CatalogSnapshot.Empty), new ManualTime(), NullLogger<RecordingClosing>.Instance);
    }

    [Fact]
    public async Task What_a_node_left_open_is_closed_where_its_file_ends()
    {
        await Enter(Opened);
        Write(seconds: 3);
        await Close();
        Assert.Equal((RecordingState.Recovered, null, 3_000), (Entry.State, Entry.Fault, Entry.File!.LengthMs));
        Assert.NotNull(Entry.KeepUntil);
    }

    [Theory]
    [InlineData(RecordingFault.FileGone)]
    [InlineData(RecordingFault.NotStarted)]
    public async Task Without_a_file_it_is_missing_until_the_file_is_back(RecordingFault reason)
    {
        await Enter(Opened);
        await _closing.CloseAsync(Entry, reason, CancellationToken.None);
        Assert.Equal((RecordingState.Missing, reason, null), (Entry.State, Entry.Fault, Entry.File));

        await Link(Write(seconds: 2));
        Assert.Equal((RecordingState.Recovered, null, 2_000), (Entry.State, Entry.Fault, Entry.File!.LengthMs));
        Assert.Equal(["1001"], Entry.Agents);
    }

    [Theory]
    [InlineData(3, RecordingState.Recovered)]
    [InlineData(2, RecordingState.Missing)]
    public async Task Only_the_file_that_was_closed_may_come_back(int seconds, RecordingState expected)
    {
        await Enter(Opened);
        var path = Write(seconds: 3);
        await Close();
        File.Delete(path);
        await _index.NoteFaultAsync("acme", "c1", RecordingState.Missing, RecordingFault.FileGone, CancellationToken.None);

        await Link(Write(seconds));
        Assert.Equal((expected, 3_000), (Entry.State, Entry.File!.LengthMs));
    }

    [Fact]
    public async Task A_damaged_file_is_no_recording()
    {
        await Enter(Opened);
        var path = Write(seconds: 3);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        await Close();
        Assert.Equal((RecordingState.Missing, RecordingFault.Damaged), (Entry.State, Entry.Fault));
        await Link(path);
        Assert.Equal((RecordingState.Missing, RecordingFault.Damaged), (Entry.State, Entry.Fault));
    }

    [Fact]
    public async Task A_file_without_entry_gets_one_with_what_the_call_tells()
    {
        var call = new CallRecord("acme", "c1", "sip-1", "carrier", "+863", "+864", "sales", "gone", Start, Start, null, null, null, null, 0, 0, [], [], []);
        await _calls.OpenAsync(call, CancellationToken.None);
        await Link(Write(seconds: 1));
        Assert.Equal((RecordingState.Recovered, "+863", "+864", "sales", 1_000),
            (Entry.State, Entry.From, Entry.To, Assert.Single(Entry.Queues), Entry.File!.LengthMs));
    }

    [Fact]
    public async Task The_file_of_a_deleted_entry_goes()
    {
        await Enter(Opened with { State = RecordingState.Deleted });
        var path = Write(seconds: 1);
        await Link(path);
        Assert.False(File.Exists(path));
        Assert.Equal(RecordingState.Deleted, Entry.State);
    }

    public void Dispose() => _folder.Dispose();

    private Recording Entry => _index.Entries[("acme", "c1")];

    private Task Enter(Recording recording) => _index.OpenAsync(recording, CancellationToken.None);

    private Task Close() => _closing.CloseAsync(Entry, RecordingFault.FileGone, CancellationToken.None);

    private Task Link(string path) => _closing.LinkAsync(path, RecordingReader.ReadHeader(path)!, CancellationToken.None);

    /// <summary>The same bytes for the same seconds, for as long as the shorter one has.</summary>
    private string Write(int seconds)
    {
        var path = Path.Combine(_folder.Path, Opened.Path);
        var header = new RecordingHeader("acme", "c1", "gone", Start, RecordingFormat.SampleRate, RecordingFormat.Channels, RecordingFormat.Coding,
            new byte[RecordingFormat.SaltLength]);
        using var writer = new RecordingWriter(path, header, new byte[32]);
        writer.WriteStretch(Start);
        for (var i = 0; i < seconds; i++)
            writer.WriteAudio(new byte[RecordingFormat.SampleRate * RecordingFormat.Channels]);
        return path;
    }

    private sealed record Declared(CatalogSnapshot Current) : ICatalog;
}
