using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Platform.Contracts.Stores;
using Platform.Gateway.Auth;
using Platform.Gateway.Problems;

namespace Platform.Gateway.Idempotency;

/// <summary>
/// Idempotency-Key (draft-ietf-httpapi-idempotency-key-header), optional: the first request with a key runs, its answer is kept for a day,
/// and the same request with the same key gets that answer again. Keys are each caller's own. An answer that says nothing of the request
/// (5xx) is not kept. The request's hash is keyed, since bodies may hold passwords.
/// </summary>
internal sealed class IdempotencyMiddleware(RequestDelegate next, IIdempotentAnswers answers, ISecrets secrets, TimeProvider time)
{
    public const string HeaderName = "Idempotency-Key";
    public const int MaxKeyLength = 128;

    private const string SecretName = "gateway-idempotency";
    private const int SecretBytes = 32;

    /// <summary>A request that ran for longer died with its process; the key is free again.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(2);

    public async Task InvokeAsync(HttpContext context)
    {
        var honoured = context.GetEndpoint()?.Metadata.GetMetadata<IdempotentMetadata>() is not null;
        if (!honoured || context.Request.Headers[HeaderName] is not { Count: > 0 } header)
            await next(context);
        else if (header is not [{ Length: > 0 and <= MaxKeyLength } key] || !key.All(letter => letter is >= ' ' and <= '~'))
            await new Refused(ProblemCode.InvalidIdempotencyKey).ExecuteAsync(context);
        else
            await RunOnceAsync(context, key);
    }

    private async Task RunOnceAsync(HttpContext context, string key)
    {
        var caller = context.Caller();
        var storedKey = $"{caller.Tenant}/{caller.Login}/{key}";
        var requestHash = await HashAsync(context);
        var now = time.GetUtcNow();
        var found = await answers.BeginAsync(storedKey, requestHash, now, now - LongestRun, context.RequestAborted);
        if (found is null)
            await RunAndKeepAsync(context, storedKey);
        else if (found.RequestHash != requestHash)
            await new Refused(ProblemCode.IdempotencyKeyReused).ExecuteAsync(context);
        else if (found.Status == 0)
            await new Refused(ProblemCode.IdempotencyInFlight) { RetryAfter = TimeSpan.FromSeconds(1) }.ExecuteAsync(context);
        else
            await ReplayAsync(context.Response, found);
    }

    private async Task RunAndKeepAsync(HttpContext context, string key)
    {
        var client = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        catch
        {
            await answers.ForgetAsync(key, CancellationToken.None);
            throw;
        }
        finally
        {
            context.Response.Body = client;
        }

        var status = context.Response.StatusCode;
        if (status >= StatusCodes.Status500InternalServerError)
            await answers.ForgetAsync(key, CancellationToken.None);
        else
            await answers.CompleteAsync(key, status, Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length),
                CancellationToken.None);
        if (buffer.Length > 0)
            await client.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }

    private static async Task ReplayAsync(HttpResponse response, IdempotentAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (string.IsNullOrEmpty(answer.Body))
            return;
        response.ContentType = answer.Status >= 400 ? Refused.ContentType : "application/json; charset=utf-8";
        await response.WriteAsync(answer.Body, response.HttpContext.RequestAborted);
    }

    private async Task<string> HashAsync(HttpContext context)
    {
        var secret = await secrets.GetOrCreateAsync(SecretName, () => RandomNumberGenerator.GetBytes(SecretBytes), context.RequestAborted);
        var request = context.Request;
        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
        var chunk = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(chunk, context.RequestAborted)) > 0;)
            hash.AppendData(chunk, 0, read);
        request.Body.Position = 0;
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
