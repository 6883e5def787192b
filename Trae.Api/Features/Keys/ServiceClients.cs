using System.Buffers.Text;
using System.ComponentModel;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using Trae.Api.Data;
using Trae.Api.Features.Audit;
using Trae.Api.Features.Identity;
using Trae.Api.Features.Workspaces;
using Trae.Api.Http;
using Trae.Contracts;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Is = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace Trae.Api.Features.Keys;

internal static class ListServiceClients
{
    [EndpointSummary("The service clients of the workspace, newest first")]
    public static async Task<Ok<IReadOnlyList<ServiceClientDto>>> Handle(TraeDb db, CurrentWorkspace workspace, CancellationToken ct)
    {
        var clients = await db.ServiceClients.In(workspace).AsNoTracking().OrderByDescending(client => client.Id).ToListAsync(ct);

        return TypedResults.Ok<IReadOnlyList<ServiceClientDto>>([.. clients.Select(Describe)]);
    }

    public static ServiceClientDto Describe(ServiceClient client) =>
        new(client.Id, client.Name, client.ClientId, client.Granted, client.CreatedAt, client.ExpiresAt);
}

internal sealed class CreateServiceClient(
    TraeDb db, CurrentWorkspace workspace, IOpenIddictApplicationManager applications, Idempotency once, AuditLog audit, TimeProvider clock)
{
    private const int Most = 50;

    [EndpointSummary("Make a service client")]
    [EndpointDescription("A program gets access tokens of ten minutes with its id and secret at /connect/token (client credentials, scope `api`). It is the workspace's and stays when you leave; one that a key makes ends with that key.")]
    public static Task<Results<Ok<CreatedServiceClientDto>, ProblemHttpResult>> Handle(
        CreateServiceClientRequest request,
        [FromHeader(Name = Idempotency.Header), Description(Idempotency.Words)] string? idempotencyKey,
        [FromServices] CreateServiceClient create,
        CancellationToken ct) => create.Handle(request, idempotencyKey, ct);

    private async Task<Results<Ok<CreatedServiceClientDto>, ProblemHttpResult>> Handle(CreateServiceClientRequest request, string? onceKey, CancellationToken ct)
    {
        if (KeyEndpoints.Grant(workspace, request.Permissions) is { } problem)
        {
            return problem;
        }

        // One transaction over both libraries' saves; of many at once, one is first and one gets the last place.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Lock(workspace.Id, ct);
        if (await once.Find(onceKey, request, ct) is { } earlier)
        {
            return earlier.Problem ?? Idempotency.SecretShown("service client");
        }

        if (await db.ServiceClients.In(workspace).CountAsync(ct) >= Most)
        {
            return Problems.Conflict("clients-too-many", $"There are {Most} service clients, which is the most. Delete one that is not used any more.");
        }

        var now = clock.GetUtcNow();
        if (await db.LineageOf(workspace.Caller, now, ct) is not { } maker)
        {
            return Problems.SignInRequired();
        }

        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var client = ServiceClient.Create(workspace.Id, request.Name.Trim(), request.Permissions, maker, now);

        db.ServiceClients.Add(client);
        once.Keep(onceKey, request, client.Id);
        audit.Add("client.created", $"{client.Name} ({client.ClientId})", string.Join(", ", client.Permissions));
        await db.SaveChangesAsync(ct);
        await applications.CreateAsync(
            new OpenIddictApplicationDescriptor
            {
                ClientId = client.ClientId,
                ClientSecret = secret,
                ClientType = ClientTypes.Confidential,
                DisplayName = client.Name,
                Permissions = { Is.Endpoints.Token, Is.Endpoints.Revocation, Is.GrantTypes.ClientCredentials, Is.Prefixes.Scope + OpenIdServer.ApiScope },
            },
            ct);
        await transaction.CommitAsync(ct);

        return TypedResults.Ok(new CreatedServiceClientDto(ListServiceClients.Describe(client), secret));
    }
}

internal static class DeleteServiceClient
{
    [EndpointSummary("Delete a service client")]
    [EndpointDescription("Its tokens open nothing from this moment on, nor does what it made.")]
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        Guid id, TraeDb db, CurrentWorkspace workspace, IOpenIddictApplicationManager applications, AuditLog audit, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var client = await db.ServiceClients.In(workspace).FirstOrDefaultAsync(c => c.Id == id, ct);
        if (client is null)
        {
            return Problems.NotFound("client-not-found", "There is no such service client. Look at the list of clients.");
        }

        db.ServiceClients.Remove(client);
        audit.Add("client.deleted", $"{client.Name} ({client.ClientId})");
        await db.SaveChangesAsync(ct);
        if (await applications.FindByClientIdAsync(client.ClientId, ct) is { } application)
        {
            await applications.DeleteAsync(application, ct);
        }

        await transaction.CommitAsync(ct);

        return TypedResults.NoContent();
    }
}
