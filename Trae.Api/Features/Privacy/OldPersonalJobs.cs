using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Api.Features.Account;
using Trae.Api.Features.Mail;
using Trae.Api.Features.Members;
using Trae.Media;

namespace Trae.Api.Features.Privacy;

/// <summary>Clears away what holds addresses and names longer than it is needed: mails that went out a week ago, and copies that old. Any number of processes may do it at once.</summary>
internal sealed partial class OldPersonalJobs(IServiceScopeFactory scopes, TimeProvider clock, ILogger<OldPersonalJobs> log) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);
    private static readonly string[] Kinds = [nameof(SendMail), nameof(WriteAccountMail), nameof(MailInvitation), nameof(CopyPersonalData), nameof(ErasePerson)];

    public async Task Clear(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TraeDb>();
        var media = scope.ServiceProvider.GetRequiredService<IMediaStore>();
        var copies = await db.Database
            .SqlQuery<OldCopy>($"select id, group_id from jobs where kind = {nameof(CopyPersonalData)} and finished_at < now() - {PersonalCopies.Kept}")
            .ToListAsync(ct);
        foreach (var copy in copies)
        {
            await media.Delete(PersonalCopies.KeyOf(copy.GroupId, copy.Id), ct);
        }

        await db.Database.ExecuteSqlAsync(
            $"delete from jobs where kind = any({Kinds}) and state in ('succeeded', 'failed', 'cancelled') and finished_at < now() - {PersonalCopies.Kept}", ct);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Housekeeping.Every(Period, clock, Clear, reason => LogAway(log, reason), stoppingToken);

    private sealed record OldCopy(Guid Id, Guid GroupId);

    [LoggerMessage(LogLevel.Warning, "Old mails and copies of personal data could not be cleared away: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
