using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Contracts;
using Platform.Domain.Recordings;
using Platform.Gateway.Problems;

namespace Platform.Gateway.TenantApi;

/// <summary>Gives what was recorded to somebody's ears, once it is written down who that is.</summary>
internal sealed class RecordingAudio(IRecordingFiles files, AuditDesk audit)
{
    public const string Wav = "audio/wav";
    public const string Opus = "audio/ogg";

    /// <param name="action">As the audit log calls the listening.</param>
    /// <param name="format">wav (with Range) or opus.</param>
    public async Task<Results<FileStreamHttpResult, PushStreamHttpResult, Refused>> SendAsync(HttpContext context, Recording recording, string action,
        string format, CancellationToken cancellation)
    {
        if (format is not ("wav" or "opus"))
            return Refused.Parameter("format", "wav or opus.");
        if (format == "opus" && !files.HasOpus)
            return new Refused(ProblemCode.FormatUnavailable);
        var wav = await files.OpenWavAsync(recording, cancellation);
        if (wav is null)
            return new Refused(ProblemCode.RecordingMissing);
        await audit.NoteAsync(context, action, recording.CallId, $"{format}, {PartOf(context.Request)}", cancellation);
        if (format == "wav")
            return TypedResults.Stream(wav, Wav, $"{recording.CallId}.wav", enableRangeProcessing: true);
        await wav.DisposeAsync();
        return TypedResults.Stream(async target => await files.WriteOpusAsync(recording, target, context.RequestAborted), Opus,
            $"{recording.CallId}.opus");
    }

    /// <summary>Which part a request asks for, as seconds of the recording where it can be told.</summary>
    private static string PartOf(HttpRequest request)
    {
        if (request.GetTypedHeaders().Range is not { Ranges.Count: 1 } range || range.Ranges.First() is not { From: { } first } part)
            return request.Headers.Range is [{ } asked] ? asked : "all";
        return string.Create(CultureInfo.InvariantCulture, $"{Seconds(first):0.0} s to {(part.To is { } last ? $"{Seconds(last):0.0} s" : "the end")}");
    }

    /// <summary>Of a place in the WAV file: 44 bytes of header, then 4 bytes a frame at 8 kHz.</summary>
    private static double Seconds(long position) => Math.Max(0, position - 44) / 32_000.0;
}
