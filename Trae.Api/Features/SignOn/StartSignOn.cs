using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
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

    private static async Task<IFormCollection?> Read(HttpContext context, IAntiforgery antiforgery, CancellationToken ct) =>
        await antiforgery.IsRequestValidAsync(context) ? await context.Request.ReadFormAsync(ct) : null;

    private static async Task<IResult> Send(HttpContext context, SignOnProvider? provider, SignOnRequest request, CancellationToken ct)
    {
        if (provider is null)
        {
            return Problems.NotFound("provider-not-found", "There is no such provider. Start on the sign-in page.");
        }

        if (await Trouble(context, provider, ct) is { } trouble)
        {
            context.RequestServices.GetRequiredService<ILogger<SignOnProvider>>().LogWarning(trouble, "{Provider} gives no discovery document: {Reason}", provider.Name, trouble.Message);

            return Results.LocalRedirect(request.FailureAddress(SignOnFault.Away, provider));
        }

        return Results.Challenge(request.ToProperties(provider), [provider.Scheme]);
    }

    // Asked for here because its handler would throw; kept by it for a day.
    private static async Task<Exception?> Trouble(HttpContext context, SignOnProvider provider, CancellationToken ct)
    {
        try
        {
            var options = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(provider.Scheme);
            await options.ConfigurationManager!.GetConfigurationAsync(ct);

            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or HttpRequestException or IOException)
        {
            return error;
        }
    }
}
