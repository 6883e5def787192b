using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using Trae.Api.Data;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Api.Features.Account;

/// <summary>What a client asks a person for.</summary>
/// <param name="Return">Where the person goes on to once it has agreed.</param>
/// <param name="Refusal">An address of the client, registered by it, for a person that does not.</param>
internal sealed record ConsentRequest(string ApplicationId, string Client, IReadOnlyList<string> Scopes, string Return, string Refusal);

internal sealed class Consent(IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations, TimeProvider clock)
{
    private const string Start = "/connect/authorize?";

    public static string Describe(string scope) => scope switch
    {
        Scopes.OpenId => "know that it is you",
        Scopes.Profile => "see your name",
        Scopes.Email => "see your e-mail address",
        Scopes.OfflineAccess => "stay signed in while you are away",
        "api" => "do in Trae whatever you may do: read, change and publish videos in your workspaces",
        _ => scope,
    };

    /// <returns>Null if the address is no request of a client that we know.</returns>
    public async Task<ConsentRequest?> Read(string? returnUrl, CancellationToken ct)
    {
        if (returnUrl is null || !returnUrl.StartsWith(Start, StringComparison.Ordinal))
        {
            return null;
        }

        var query = QueryHelpers.ParseQuery(returnUrl[(Start.Length - 1)..]);
        string? Value(string name) => query.TryGetValue(name, out var values) ? values.ToString() : null;
        if (Value(Parameters.ClientId) is not { Length: > 0 } clientId
            || Value(Parameters.RedirectUri) is not { Length: > 0 } redirect
            || await applications.FindByClientIdAsync(clientId, ct) is not { } application
            || !await applications.ValidateRedirectUriAsync(application, redirect, ct))
        {
            return null;
        }

        var refusal = QueryHelpers.AddQueryString(redirect, new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [Parameters.Error] = Errors.AccessDenied,
            [Parameters.State] = Value(Parameters.State),
        });
        var scopes = (Value(Parameters.Scope) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

        return new(
            await applications.GetIdAsync(application, ct) ?? "", await applications.GetDisplayNameAsync(application, ct) ?? clientId, scopes, returnUrl, refusal);
    }

    /// <summary>Kept until the person revokes it; more scopes are asked for anew.</summary>
    public async Task Give(Person person, ConsentRequest request, CancellationToken ct)
    {
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = request.ApplicationId,
            Subject = person.Id.ToString(),
            Status = Statuses.Valid,
            Type = AuthorizationTypes.Permanent,
            CreationDate = clock.GetUtcNow(),
        };
        descriptor.Scopes.UnionWith(request.Scopes);
        await authorizations.CreateAsync(descriptor, ct);
    }
}
