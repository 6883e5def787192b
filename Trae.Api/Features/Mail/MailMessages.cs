using System.Net;
using System.Text;
using MimeKit;
using Trae.Jobs;

namespace Trae.Api.Features.Mail;

/// <summary>From a mail to the message that goes out (RFC 5322, MIME), with a text and an HTML part that say the same.</summary>
internal static class MailMessages
{
    /// <param name="id">Becomes the Message-ID: who gets a repeat after a crash can tell.</param>
    public static MimeMessage Build(SendMail mail, string from, Guid id, DateTimeOffset now)
    {
        if (!MailAddressForm.IsValid(mail.To))
        {
            throw new PermanentJobException("mail-address-malformed", "The mail's address is none. Correct it, and ask for the mail again.");
        }

        var sender = MailboxAddress.Parse(from);
        var message = new MimeMessage
        {
            Date = now,
            Subject = Line(mail.Subject),
            MessageId = $"{id:n}@{sender.Domain}",
            Body = new MultipartAlternative(Part("plain", mail.Text), Part("html", Html(mail.Text))),
        };
        message.From.Add(sender);
        message.To.Add(new MailboxAddress("", mail.To));

        // Nobody's absence note is wanted (RFC 3834, 5).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");

        return message;
    }

    /// <summary>What could start another header is no part of one.</summary>
    private static string Line(string text) => new([.. text.Where(letter => !char.IsControl(letter))]);

    // As it stands, so that a person can read the file and follow its links; MailKit encodes it where a server asks for that.
    private static TextPart Part(string kind, string text)
    {
        var part = new TextPart(kind) { ContentTransferEncoding = ContentEncoding.EightBit };
        part.SetText(Encoding.UTF8, text);

        return part;
    }

    /// <summary>Paragraphs of the text; a line that is an address becomes a link.</summary>
    private static string Html(string text)
    {
        var paragraphs = text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(paragraph => string.Join("<br>\n", paragraph.Split('\n').Select(HtmlLine)));

        return $"<!DOCTYPE html>\n<html><body>\n{string.Concat(paragraphs.Select(paragraph => $"<p>{paragraph}</p>\n"))}</body></html>\n";
    }

    private static string HtmlLine(string line)
    {
        var encoded = WebUtility.HtmlEncode(line);
        var isLink = Uri.TryCreate(line, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

        return isLink ? $"<a href=\"{encoded}\">{encoded}</a>" : encoded;
    }
}
