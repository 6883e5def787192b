using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using Trae.Jobs;

namespace Trae.Api.Features.Mail;

/// <summary>Brings a mail out of the house: to the SMTP server of the settings, or into a folder.</summary>
internal sealed partial class MailDelivery(IOptions<MailSettings> settings, IConfiguration configuration, ILogger<MailDelivery> logger, TimeProvider clock)
{
    /// <param name="id">Of the job; a repeat replaces its file.</param>
    public async Task Deliver(SendMail mail, Guid id, CancellationToken ct)
    {
        var message = MailMessages.Build(mail, settings.Value.From, id, clock.GetUtcNow());
        if (settings.Value.Smtp is { Host.Length: > 0 } smtp)
        {
            await Send(message, smtp, ct);
        }
        else
        {
            await Save(message, id, ct);
        }
    }

    private static async Task Send(MimeMessage message, SmtpSettings smtp, CancellationToken ct)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host!, smtp.Port, smtp.Security, ct);
        if (smtp.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, smtp.Password ?? "", ct);
        }

        try
        {
            await client.SendAsync(message, ct);
        }
        catch (SmtpCommandException refused) when (refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)refused.StatusCode >= 500)
        {
            throw new PermanentJobException("mail-refused", "The mail server takes no mail for this address. Check the address.", refused);
        }

        await client.DisconnectAsync(quit: true, ct);
    }

    private async Task Save(MimeMessage message, Guid id, CancellationToken ct)
    {
        var folder = settings.Value.Folder is { Length: > 0 } chosen ? chosen
            : configuration["TRAE_DATA"] is { Length: > 0 } data ? Path.Combine(data, "mail")
            : throw new PermanentJobException("mail-not-set-up", "No mail can be sent: set Mail:Smtp:Host or Mail:Folder.");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{id:n}.eml");

        // Complete at any moment that somebody can see it.
        await message.WriteToAsync(file + ".part", ct);
        File.Move(file + ".part", file, overwrite: true);
        LogSaved(file);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "No mail server is set up: the mail is in {File}")]
    private partial void LogSaved(string file);
}
