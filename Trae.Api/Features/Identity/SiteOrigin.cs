using Microsoft.Extensions.Options;

namespace Trae.Api.Features.Identity;

/// <summary>The origin that people see, for links in mails.</summary>
internal sealed class SiteOrigin(IOptions<IdentitySettings> settings, IHttpContextAccessor http)
{
    /// <param name="path">With a slash at its start.</param>
    public string Address(string path)
    {
        if (settings.Value.Issuer is { } issuer)
        {
            return issuer.GetLeftPart(UriPartial.Authority) + path;
        }

        // Without the setting we answer to loopback names alone, so nobody can make this name his own.
        var request = http.HttpContext?.Request ?? throw new InvalidOperationException("Set Identity:Issuer: outside of requests nothing else tells our origin.");

        return $"{request.Scheme}://{request.Host}{path}";
    }
}
