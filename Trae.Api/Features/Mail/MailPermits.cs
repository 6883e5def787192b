using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Mail;

/// <summary>How many mails somebody may cause, and how many may come to one mailbox, whoever causes them: nobody's mailbox is flooded from here.</summary>
internal sealed class MailPermits(RateCounters counters, IOptions<RateLimitSettings> settings)
{
    /// <param name="sender">Who causes it: the id of a person, or the address of a network.</param>
    public ValueTask<RateDecision> Take(string recipient, string sender)
    {
        var limits = settings.Value.Mail;
        var mailbox = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(recipient.Trim().ToUpperInvariant())));

        return counters.Take([new($"mail:to:{mailbox}", limits.Recipient), new($"mail:by:{sender}", limits.Sender)], failsClosed: false);
    }
}
