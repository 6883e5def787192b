using System.Diagnostics;
using System.Text.Json;
using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trae.Api.Features.Mail;
using Trae.Jobs;
using Trae.Tests.Hosting;

namespace Trae.Tests.Identity;

/// <summary>Mails through a real mail server: smtp-server from npm.</summary>
public sealed class SmtpTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private Process _server = null!;
    private int _port;

    public async ValueTask InitializeAsync()
    {
        await NpmPackages.Ensure("smtp-server");
        _server = Process.Start(new ProcessStartInfo("node", [Path.Combine(NpmPackages.Folder, "Identity", "smtp.mjs")])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        _port = (await Said()).GetProperty("port").GetInt32();
    }

    public async ValueTask DisposeAsync()
    {
        _server.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task A_mail_goes_out_through_the_server_of_the_settings()
    {
        await Delivery().Deliver(new SendMail("ada@trae.test", "Grüße", "Hello, Ada\n.\nA line with one dot"), Guid.NewGuid(), CancellationToken.None);

        var mail = await Said();
        Assert.Equal("trae@trae.test", mail.GetProperty("from").GetString());
        Assert.Equal("ada@trae.test", Assert.Single(mail.GetProperty("to").EnumerateArray()).GetString());
        using var message = await MimeKit.MimeMessage.LoadAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail.GetProperty("text").GetString()!)));
        Assert.Equal("Grüße", message.Subject);
        Assert.Equal("Hello, Ada\n.\nA line with one dot", message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task An_address_that_the_server_refuses_is_not_tried_again()
    {
        var error = await Assert.ThrowsAsync<PermanentJobException>(() =>
            Delivery().Deliver(new SendMail("gone@trae.test", "Hello", "Hello"), Guid.NewGuid(), CancellationToken.None));

        Assert.Equal("mail-refused", error.Code);
    }

    [Fact]
    public Task A_wrong_password_is_a_failure_that_is_tried_again() => Assert.ThrowsAsync<AuthenticationException>(() =>
        Delivery(password: "another").Deliver(new SendMail("ada@trae.test", "Hello", "Hello"), Guid.NewGuid(), CancellationToken.None));

    [Fact]
    [Trait("ASVS", "v5.0.0-12.3.2")]
    public Task No_mail_and_no_password_goes_to_a_server_whose_certificate_nobody_vouches_for() => Assert.ThrowsAsync<SslHandshakeException>(() =>
        Delivery(SecureSocketOptions.StartTls).Deliver(new SendMail("ada@trae.test", "Hello", "Hello"), Guid.NewGuid(), CancellationToken.None));

    private MailDelivery Delivery(SecureSocketOptions security = SecureSocketOptions.None, string password = "mailbox key") => new(
        Options.Create(new MailSettings
        {
            From = "Trae <trae@trae.test>",
            Smtp = { Host = "127.0.0.1", Port = _port, Security = security, User = "trae", Password = password },
        }),
        new ConfigurationBuilder().Build(),
        NullLogger<MailDelivery>.Instance,
        TimeProvider.System);

    private async Task<JsonElement> Said() => JsonSerializer.Deserialize<JsonElement>(
        await _server.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The mail server has ended."));
}
