using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Trae.Api.Features.Account;
using Trae.Api.Http;
using Trae.Boundary;

namespace Trae.Api.Features.SignOn;

/// <summary>Sends a browser to a provider, from a form of ours.</summary>
internal static class StartSignOn
{
    public static async Task<IResult> Handle(string provider, HttpContext context, SignOnProviders providers, IAntiforgery antiforgery, CancellationToken ct)
    {
        var form = await Read(context, antiforgery, ct);

        return form is null
            ? Problems.BadRequest("form-outdated", "The page is too old. Load it again.")
            : await Send(context, providers.Find(provider), new(ReturnUrl.Local(form["returnUrl"]), IsProof: form.ContainsKey("proof")), ct);
    }

    public static async Task<IResult> HandleLink(string provider, HttpContext context, SignOnProviders providers, IAntiforgery antiforgery, CancellationToken ct) =>
        await Read(context, antiforgery, ct) is null
            ? Problems.BadRequest("form-outdated", "The page is too old. Load it again.")
            : await Send(context, providers.Find(provider), new(SignOnRequest.Links, SignedInPerson.Of(context).Id), ct);

    public static IResult ShowLinks(string provider) => Results.LocalRedirect(SignOnRequest.Links);

    private static async Task<IFormCollection?> Read(HttpContext context, IAntiforgery antiforgery, CancellationToken ct) =>
        await antiforgery.IsRequestValidAsync(context) ? await context.Request.ReadFormAsync(ct) : null;

    private static async Task<IResult> Send(HttpContext context, SignOnProvider? provider, SignOnRequest request, CancellationToken ct)
    {
        if (provider is null)
        {
            return Problems.NotFound("provider-not-found", "There is no such provider. Start on the sign-in page.");
        }

        // Its configuration is asked for, and the request pushed to it, before the browser goes there.
        try
        {
            await context.ChallengeAsync(provider.Scheme, request.ToProperties(provider));

            return Results.Empty;
        }
        catch (Exception error) when (!ct.IsCancellationRequested
            && error is OpenIdConnectProtocolException or InvalidOperationException or HttpRequestException or IOException or TaskCanceledException)
        {
            context.RequestServices.GetRequiredService<ILogger<SignOnProvider>>().LogWarning(error, "{Provider} takes no request: {Reason}", provider.Name, error.Message);

            return Results.LocalRedirect(request.FailureAddress(error is OpenIdConnectProtocolException ? SignOnFault.Refused : SignOnFault.Away, provider));
        }
    }
}
