using MailKit.Security;

namespace Trae.Api.Features.Mail;

/// <summary>The section <c>Mail</c>. With a host, mails go out through SMTP; else they become <c>.eml</c> files.</summary>
internal sealed class MailSettings
{
    public const string Section = "Mail";

    /// <summary>For the files; in the data folder (<c>TRAE_DATA</c>) unless set.</summary>
    public string? Folder { get; set; }

    /// <summary>Who the mails are from, such as <c>Trae &lt;no-reply@trae.example&gt;</c>.</summary>
    public string From { get; set; } = "Trae <no-reply@localhost>";

    public SmtpSettings Smtp { get; set; } = new();
}

internal sealed class SmtpSettings
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>StartTls refuses a server that does not encrypt; None is for a relay on this machine.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;
}
