using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Api;
using Platform.Gateway.Auth;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;
using Platform.Gateway.Prompts;

namespace Platform.Gateway.TenantApi;

/// <param name="AudioId">Changes with the audio.</param>
/// <param name="UsedBy">Where it is played; empty when it may be deleted.</param>
public sealed record PromptDto(string Id, string Name, int DurationMs, string AudioId, IReadOnlyList<PromptUse> UsedBy);

/// <param name="Prompt">A prompt's id; null for the built-in music.</param>
public sealed record MusicDto(string? Prompt);

internal static class PromptEndpoints
{
    private const string Wav = "audio/wav";

    public static void MapPrompts(this RouteGroupBuilder tenant)
    {
        var prompts = tenant.MapGroup("/prompts").WithTags("prompts");
        prompts.MapGet("/", List).Describe(AccessRule.AdminReads, "listPrompts", "All prompts, each with where it is played.");
        prompts.MapGet("/{prompt}", Show).Describe(AccessRule.AdminReads, "getPrompt", "One prompt.");
        prompts.MapPut("/{prompt}", Put).Accepts<Stream>("*/*").Idempotent().Describe(AccessRule.TenantAdmin, "putPrompt",
            "Upload a prompt, or other audio for one that is there. The body is a WAV file (PCM of 8, 16, 24 or 32 bits, float, A-law or "
            + "µ-law) or an MP3 file, mono or stereo, of at most five minutes; what it is is told by its content.",
            ProblemCode.AudioUnknownFormat, ProblemCode.AudioUnsupportedEncoding, ProblemCode.AudioDamaged, ProblemCode.AudioTooShort,
            ProblemCode.AudioTooLong, ProblemCode.AudioSilent, ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
        prompts.MapDelete("/{prompt}", Delete).Idempotent().Describe(AccessRule.TenantAdmin, "deletePrompt",
            "Remove a prompt that is played nowhere.", ProblemCode.PromptInUse, ProblemCode.CatalogConflict);
        prompts.MapGet("/{prompt}/audio", Listen).Produces<Stream>(StatusCodes.Status200OK, Wav)
            .Describe(AccessRule.AdminReads, "getPromptAudio", "The prompt as callers hear it, as a WAV file; ranges can be asked for.");
        var music = tenant.MapGroup("/music").WithTags("prompts");
        music.MapGet("/", ShowMusic).Describe(AccessRule.AdminReads, "getMusic", "What callers hear in queues without music of their own.");
        music.MapPut("/", PutMusic).Idempotent().Describe(AccessRule.TenantAdmin, "putMusic",
            "Set what callers hear in queues without music of their own.", ProblemCode.InvalidCatalog, ProblemCode.CatalogConflict);
    }

    private static Ok<ItemList<PromptDto>> List(string tenant, ICatalog catalog) => TypedResults.Ok(new ItemList<PromptDto>(
        [.. catalog.Current.Of<PromptDocument>(tenant).Select(prompt => Describe(catalog.Current, prompt))]));

    private static Results<Ok<PromptDto>, Refused> Show(string tenant, string prompt, ICatalog catalog) =>
        catalog.Current.FindPrompt(tenant, prompt) is { } document
            ? TypedResults.Ok(Describe(catalog.Current, document))
            : new Refused(ProblemCode.NotFound);

    private static async Task<Results<Ok<PromptDto>, Refused>> Put(string tenant, string prompt, string name, HttpRequest request,
        PromptDesk desk, ICatalog catalog, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        var (document, refused) = await desk.PutAsync(tenant, prompt, name, body.ToArray(), cancellation);
        return document is null ? refused! : TypedResults.Ok(Describe(catalog.Current, document));
    }

    private static async Task<Results<NoContent, Refused>> Delete(string tenant, string prompt, PromptDesk desk,
        CancellationToken cancellation) =>
        await desk.RemoveAsync(tenant, prompt, cancellation) is { } refused ? refused : TypedResults.NoContent();

    private static async Task<Results<FileContentHttpResult, Refused>> Listen(string tenant, string prompt, HttpResponse response,
        PromptDesk desk, CancellationToken cancellation)
    {
        if (await desk.ReadWavAsync(tenant, prompt, cancellation) is not { } wav)
            return new Refused(ProblemCode.NotFound);
        response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(wav, Wav, enableRangeProcessing: true);
    }

    private static Ok<MusicDto> ShowMusic(string tenant, ICatalog catalog) =>
        TypedResults.Ok(new MusicDto(catalog.Current.FindTenant(tenant)!.Music));

    private static async Task<Results<Ok<MusicDto>, Refused>> PutMusic(string tenant, MusicDto input, CatalogEditor editor,
        CancellationToken cancellation) =>
        await editor.ChangeAsync(before => CatalogEdit.ToPut(before.FindTenant(tenant)! with { Music = input.Prompt }), cancellation)
            is { } refused
            ? refused
            : TypedResults.Ok(input);

    private static PromptDto Describe(CatalogSnapshot catalog, PromptDocument prompt) =>
        new(prompt.PromptId, prompt.Name, prompt.DurationMs, prompt.AudioId, PromptUse.Of(catalog, prompt.TenantId, prompt.PromptId));
}
