using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Api.Features.Mail;
using Trae.Api.Features.SignOn;
using Trae.Api.Http.Limits;
using Trae.Jobs;

namespace Trae.Api.Features.Account;

internal enum AccountMailKind
{
    SignUp,
    ResetPassword,
    ChangeEmail,
}

/// <summary>Writes and sends a mail with a link (API). Whether the address has an account is looked up here, so the page that asks cannot tell, nor take longer.</summary>
/// <param name="PersonId">Whose address is to change; null for the other kinds.</param>
/// <param name="Origin">Of the site, for the link; without a slash at its end.</param>
internal sealed record WriteAccountMail(AccountMailKind Kind, string Email, Guid? PersonId, string Origin);

internal sealed class AccountMails(JobStore jobs, SiteOrigin site, MailPermits permits, IHttpContextAccessor http, TimeProvider clock)
{
    private const int Minutes = 5;

    /// <summary>
    /// At most one of a kind for an address in five minutes, and within <see cref="MailPermits"/>: a mailbox cannot be flooded from here. Who asks
    /// more often is told the same, and no mail goes out.
    /// </summary>
    public async Task Ask(AccountMailKind kind, string email, Guid? person, CancellationToken ct)
    {
        var sender = $"address:{CountedCaller.Network(http.HttpContext?.Connection.RemoteIpAddress)}";
        if (!MailAddressForm.IsValid(email) || !(await permits.Take(email, sender)).IsAllowed)
        {
            return;
        }

        var now = clock.GetUtcNow();
        var address = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(email.ToUpperInvariant())));
        var key = $"account-mail/{kind}/{address}/{now.ToUnixTimeSeconds() / (Minutes * 60)}";
        var id = Guid.CreateVersion7(now);

        await jobs.Enqueue([new NewJob(id, Workspace.BuiltInId, id, key, new WriteAccountMail(kind, email, person, site.Address("")))], ct);
    }
}

internal sealed class WriteAccountMailHandler(UserManager<Person> people, AccountLinks links, LinkedSignIns signIns, MailDelivery delivery) : IJobHandler<WriteAccountMail>
{
    public async Task Handle(WriteAccountMail job, JobContext context, CancellationToken ct)
    {
        // The link is a key to the account, so it is in the mail alone and in no row.
        if (await Compose(job) is { } mail)
        {
            await delivery.Deliver(mail, context.JobId, ct);
        }
    }

    private async Task<SendMail?> Compose(WriteAccountMail job)
    {
        var known = await people.FindByEmailAsync(job.Email);

        return job.Kind switch
        {
            AccountMailKind.SignUp when known is null => new(
                job.Email,
                "Finish signing up to Trae",
                Text("Somebody, we hope you, wants to sign up to Trae with this address. Go on here:", $"{job.Origin}/account/sign-up/finish?proof={links.ProofOf(job.Email)}", "24 hours")),
            AccountMailKind.SignUp => new(
                job.Email,
                "You have a Trae account",
                Text("Somebody, we hope you, wanted to sign up to Trae with this address, which has an account already. Sign in, or choose another password, here:", $"{job.Origin}/account/sign-in", validity: null)),
            AccountMailKind.ResetPassword when known is not null && await signIns.Decide(known) => new(
                known.Email!,
                "Your Trae account has no password",
                Text("Somebody, we hope you, wanted to choose another password for Trae. Your account has none: choose how you signed in before, here:", $"{job.Origin}/account/sign-in", validity: null)),
            AccountMailKind.ResetPassword when known is not null => new(
                known.Email!,
                "Choose another password for Trae",
                Text("Somebody, we hope you, forgot the password of your Trae account. Choose another one here:", await ResetLink(job, known), "one hour, once")),
            AccountMailKind.ChangeEmail when await people.FindByIdAsync(job.PersonId.ToString()!) is { } person => new(
                job.Email,
                "Confirm your new address for Trae",
                known is null
                    ? Text("This address is to be the one of your Trae account. Confirm it here:", await ChangeLink(job, person), "one hour, once")
                    : "Somebody wanted to make this address the one of a Trae account, but it has an account of its own already. Nothing was changed."),
            _ => null,
        };
    }

    private async Task<string> ResetLink(WriteAccountMail job, Person person) =>
        $"{job.Origin}/account/reset-password?person={person.Id:n}&token={Uri.EscapeDataString(await people.GeneratePasswordResetTokenAsync(person))}";

    private async Task<string> ChangeLink(WriteAccountMail job, Person person) =>
        $"{job.Origin}/account/profile/confirm-email?person={person.Id:n}&email={Uri.EscapeDataString(job.Email)}"
        + $"&token={Uri.EscapeDataString(await people.GenerateChangeEmailTokenAsync(person, job.Email))}";

    private static string Text(string sentence, string link, string? validity) =>
        $"{sentence}\n\n{link}\n\n{(validity is null ? "" : $"The link works for {validity}. ")}If it was not you, ignore this mail: nothing was changed.";
}
