using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Platform.Contracts.Stores;
using Platform.Gateway.Prompts;

namespace Platform.Gateway;

/// <summary>
/// Every hour drops what only time makes worthless: kept answers after a day; log-ins, ended or not, a day after their last token expired, and invitations with them.
/// Until then a token that comes a second time is recognized as stolen. Audio that no prompt names any more goes a day after it was written,
/// and what webhooks were told a week after that.
/// </summary>
internal sealed partial class ExpirySweep(IIdempotentAnswers answers, IRefreshTokens tokens, ILogInSessions sessions, IInvitations invitations,
    IWebhookDeliveries webhooks, PromptDesk prompts, TimeProvider time, ILogger<ExpirySweep> logger)
    : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan DeliveriesKept = TimeSpan.FromDays(7);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    private readonly PeriodicTimer timer = new(Pause, time);

    public override void Dispose()
    {
        timer.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var before = time.GetUtcNow() - Kept;
                await answers.DropOlderThanAsync(before, stoppingToken);
                await sessions.DropExpiredAsync(before, stoppingToken);
                await tokens.DropExpiredAsync(before, stoppingToken);
                await invitations.DropExpiredAsync(before, stoppingToken);
                await webhooks.DropOlderThanAsync(time.GetUtcNow() - DeliveriesKept, stoppingToken);
                await prompts.SweepAsync(before, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogFailure(failure);
            }
        }
    }

    [LoggerMessage(6002, LogLevel.Warning, "What has expired could not be dropped; trying again in an hour.")]
    private partial void LogFailure(Exception failure);
}
