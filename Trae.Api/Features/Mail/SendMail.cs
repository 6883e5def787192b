using Trae.Jobs;

namespace Trae.Api.Features.Mail;

/// <summary>Sends one mail (API).</summary>
internal sealed record SendMail(string To, string Subject, string Text);

internal sealed class SendMailHandler(MailDelivery delivery) : IJobHandler<SendMail>
{
    public Task Handle(SendMail job, JobContext context, CancellationToken ct) => delivery.Deliver(job, context.JobId, ct);
}
