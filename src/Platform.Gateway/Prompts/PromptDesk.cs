using System.Security.Cryptography;
using Platform.Contracts.Prompts;
using Platform.Contracts.Stores;
using Platform.Domain.Catalog;
using Platform.Gateway.Catalog;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Prompts;

/// <summary>
/// Takes, gives and removes prompts. The audio is stored before the catalog names it, so that no node ever looks for audio that is not
/// there; what is left behind when the second step fails, or a prompt goes, is swept.
/// </summary>
internal sealed class PromptDesk(ICatalog catalog, CatalogEditor editor, IPromptAudio store, IPromptConverter converter, TimeProvider time,
    GatewayTelemetry telemetry)
{
    /// <returns>The prompt, or why the file is not one.</returns>
    public async Task<(PromptDocument? Prompt, Refused? Refused)> PutAsync(string tenant, string prompt, string name, byte[] file,
        CancellationToken cancellation)
    {
        var conversion = await converter.ConvertAsync(file, cancellation);
        telemetry.PromptConverted(conversion.Refusal);
        if (conversion.Audio is not { } audio)
            return (null, new Refused(CodeOf(conversion.Refusal!.Value)));
        var document = new PromptDocument(tenant, prompt, name, AudioIdOf(audio), conversion.DurationMs);
        await store.PutAsync(tenant, document.AudioId, audio, time.GetUtcNow(), cancellation);
        var refused = await editor.ChangeAsync(_ => CatalogEdit.ToPut(document), cancellation);
        return refused is null ? (document, null) : (null, refused);
    }

    /// <summary>One in use stays, and whoever asked is told where it is played.</summary>
    public Task<Refused?> RemoveAsync(string tenant, string prompt, CancellationToken cancellation) =>
        editor.ChangeAsync(before => Decide(before, tenant, prompt), cancellation);

    /// <returns>A WAV file; null when there is no such prompt.</returns>
    public async Task<byte[]?> ReadWavAsync(string tenant, string prompt, CancellationToken cancellation) =>
        catalog.Current.FindPrompt(tenant, prompt) is { } document
        && await store.FindAsync(tenant, document.AudioId, cancellation) is { } audio
            ? converter.ToWav(audio)
            : null;

    /// <summary>Drops audio that nothing names and that is no upload under way.</summary>
    public async Task SweepAsync(DateTimeOffset before, CancellationToken cancellation)
    {
        foreach (var stored in await store.ListAsync(before, cancellation))
        {
            if (!catalog.Current.Of<PromptDocument>(stored.Tenant).Any(prompt => prompt.AudioId == stored.AudioId))
                await store.DropAsync(stored, cancellation);
        }
    }

    private static CatalogEdit Decide(CatalogSnapshot before, string tenant, string prompt)
    {
        var uses = PromptUse.Of(before, tenant, prompt);
        return uses.Count == 0
            ? CatalogEdit.ToRemove(before.FindPrompt(tenant, prompt))
            : CatalogEdit.Refuse(new Refused(ProblemCode.PromptInUse) { Faults = [.. uses.Select(FaultOf)] });
    }

    private static ProblemFault FaultOf(PromptUse use) => use.Place switch
    {
        PromptPlace.TenantMusic => new("music", "It is the tenant's music."),
        PromptPlace.QueueMusic => new($"queues[{use.Queue}].music", $"It is the music of queue {use.Queue}."),
        _ => new($"queues[{use.Queue}].greeting", $"It is the greeting of queue {use.Queue}."),
    };

    private static string AudioIdOf(byte[] audio) => Convert.ToHexStringLower(SHA256.HashData(audio));

    private static ProblemCode CodeOf(PromptRefusal refusal) => refusal switch
    {
        PromptRefusal.UnknownFormat => ProblemCode.AudioUnknownFormat,
        PromptRefusal.UnsupportedEncoding => ProblemCode.AudioUnsupportedEncoding,
        PromptRefusal.Damaged => ProblemCode.AudioDamaged,
        PromptRefusal.TooShort => ProblemCode.AudioTooShort,
        PromptRefusal.TooLong => ProblemCode.AudioTooLong,
        PromptRefusal.Silent => ProblemCode.AudioSilent,
        _ => throw new InvalidOperationException($"Refusal {refusal} has no code."),
    };
}
