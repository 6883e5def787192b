using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;
using Trae.Api.Features.Mail;
using Trae.Jobs;

namespace Trae.Tests.Identity;

public sealed class MailTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("ASVS", "v5.0.0-1.3.11")]
    public void What_could_begin_another_header_begins_none()
    {
        var message = Written(new SendMail("ada@trae.test", "Join \"Ada\r\nBcc: victim@trae.test\r\n\r\nbody\" on Trae", "Hello"));

        Assert.Empty(message.Bcc);
        Assert.Equal("ada@trae.test", Assert.Single(message.To.Mailboxes).Address);
        Assert.Equal("Join \"AdaBcc: victim@trae.testbody\" on Trae", message.Subject);
    }

    [Theory]
    [Trait("ASVS", "v5.0.0-1.3.11")]
    [InlineData("ada@trae.test\r\nRCPT TO:<victim@trae.test>")]
    [InlineData("ada@trae.test,victim@trae.test")]
    [InlineData("Ada <victim@trae.test>")]
    [InlineData("\"ada@x\"@trae.test")]
    [InlineData("ada")]
    [InlineData("ada@-trae.test")]
    public void What_is_no_bare_address_is_refused_for_good(string to)
    {
        var error = Assert.Throws<PermanentJobException>(() => MailMessages.Build(new SendMail(to, "Hello", "Hello"), "trae@trae.test", Guid.NewGuid(), Now));

        Assert.Equal("mail-address-malformed", error.Code);
    }

    [Theory]
    [InlineData("ada@trae.test")]
    [InlineData("ada.lovelace+trae@mail.trae.test")]
    [InlineData("o'hara@trae.test")]
    [InlineData("почта@пример.рф")]
    public void Addresses_of_people_are_taken(string address) => Assert.True(MailAddressForm.IsValid(address));

    [Fact]
    [Trait("ASVS", "v5.0.0-1.2.1")]
    public void The_text_and_the_HTML_say_the_same_and_names_stay_text()
    {
        var message = Written(new SendMail("ada@trae.test", "Grüße", "<b>Eve</b> & co invite you.\n\nhttps://trae.example/a?b=1&c=2\n\nBye"));

        Assert.Equal("<b>Eve</b> & co invite you.\n\nhttps://trae.example/a?b=1&c=2\n\nBye", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("<p>&lt;b&gt;Eve&lt;/b&gt; &amp; co invite you.</p>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://trae.example/a?b=1&amp;c=2\">", message.HtmlBody, StringComparison.Ordinal);
        Assert.Equal("Grüße", message.Subject);
    }

    private static MimeMessage Written(SendMail mail)
    {
        using var file = new MemoryStream();
        MailMessages.Build(mail, "Trae <trae@trae.test>", Guid.NewGuid(), Now).WriteTo(file);
        file.Position = 0;

        return MimeMessage.Load(file);
    }
}
