using System.Text;
using Microsoft.Extensions.Options;
using Trae.Jobs;

namespace Trae.Api.Features.Mail;

/// <summary>Sends one mail (API).</summary>
internal sealed record SendMail(string To, string Subject, string Text);

/// <summary>The section <c>Mail</c>.</summary>
internal sealed class MailSettings
{
    public const string Section = "Mail";

    /// <summary>Mails become <c>.eml</c> files in here.</summary>
    public string? Folder { get; set; }
}

internal sealed class SendMailHandler(IOptions<MailSettings> settings, TimeProvider clock) : IJobHandler<SendMail>
{
    public async Task Handle(SendMail job, JobContext context, CancellationToken ct)
    {
        if (settings.Value.Folder is not { Length: > 0 } folder)
        {
            throw new PermanentJobException("mail-not-set-up", "No mail can be sent: set Mail:Folder.");
        }

        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{context.JobId:n}.eml");

        // A repeat replaces its own file, which is complete at any moment that somebody can see it.
        await File.WriteAllTextAsync(file + ".part", Message(job, clock.GetUtcNow()), ct);
        File.Move(file + ".part", file, overwrite: true);
    }

    /// <summary>RFC 5322, as UTF-8; what could start another header is no part of one.</summary>
    internal static string Message(SendMail mail, DateTimeOffset now) =>
        $"Date: {now:R}\r\nFrom: Trae <no-reply@localhost>\r\nTo: {Line(mail.To)}\r\nSubject: =?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(Line(mail.Subject)))}?=\r\n"
        + $"MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{mail.Text.ReplaceLineEndings("\r\n")}\r\n";

    private static string Line(string text) => new([.. text.Where(letter => !char.IsControl(letter))]);
}
