using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Features.Identity;
using Trae.Api.Http;
using Trae.Api.Http.Limits;

namespace Trae.Api.Features.Agents;

/// <summary>Tells a client that was refused at <c>/mcp</c> where to sign in (RFC 9728).</summary>
internal static class ProtectedResource
{
    /// <summary>The well-known address, with the resource's own path behind it (RFC 9728, 3.1).</summary>
    public const string Address = "/.well-known/oauth-protected-resource" + AgentEndpoints.Path;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(Address, Describe).ExcludeFromDescription().RequirePermission(Permission.None).LimitRate();

    private static Ok<Metadata> Describe(SiteOrigin origin) => TypedResults.Ok(new Metadata(
        origin.Address(AgentEndpoints.Path), [origin.Address("/")], [OpenIdServer.ApiScope, "offline_access"], ["header"], "Trae"));

    internal sealed record Metadata(
        [property: JsonPropertyName("resource")] string Resource,
        [property: JsonPropertyName("authorization_servers")] IReadOnlyList<string> AuthorizationServers,
        [property: JsonPropertyName("scopes_supported")] IReadOnlyList<string> Scopes,
        [property: JsonPropertyName("bearer_methods_supported")] IReadOnlyList<string> BearerMethods,
        [property: JsonPropertyName("resource_name")] string Name);
}
