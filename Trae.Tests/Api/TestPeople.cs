using System.Net.Http.Headers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using Trae.Api.Data;
using Trae.Api.Features.Identity;
using Trae.Api.Http;

namespace Trae.Tests.Api;

/// <summary>People, keys and tokens of an <see cref="ApiHost"/>, made without the pages that people would use.</summary>
internal sealed class TestPeople(ApiHost host)
{
    /// <summary>A person with a role in a workspace; in none without one.</summary>
    public Task<Person> Add(WorkspaceRole? role = null, Guid? workspace = null) => host.Query(async db =>
    {
        var now = DateTimeOffset.UnixEpoch.AddYears(56);
        var email = $"{Guid.NewGuid():n}@trae.test";
        var person = Person.Create(email, role?.ToString() ?? "Nobody", now);
        person.NormalizedEmail = person.NormalizedUserName = email.ToUpperInvariant();
        person.EmailConfirmed = true;
        person.SecurityStamp = Guid.NewGuid().ToString();
        db.Users.Add(person);
        if (role is { } taken)
        {
            db.Members.Add(Member.Join(workspace ?? Workspace.BuiltInId, person.Id, taken, now));
        }

        await db.SaveChangesAsync();

        return person;
    });

    /// <summary>A person who can sign in on the page.</summary>
    public async Task<Person> AddWithPassword(string password, WorkspaceRole? role = null, Guid? workspace = null)
    {
        var person = await Add(role, workspace);
        await using var scope = host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var stored = await people.FindByIdAsync(person.Id.ToString());
        var added = await people.AddPasswordAsync(stored!, password);
        Assert.True(added.Succeeded, string.Join(' ', added.Errors.Select(error => error.Description)));

        return stored!;
    }

    public Task<Guid> AddWorkspace(string name = "Other") => host.Query(async db =>
    {
        var other = new Workspace { Id = Guid.CreateVersion7(), Name = name, CreatedAt = DateTimeOffset.UnixEpoch };
        db.Workspaces.Add(other);
        await db.SaveChangesAsync();

        return other.Id;
    });

    /// <summary>An API key with these permissions.</summary>
    public Task<string> AddKey(IEnumerable<Permission> permissions, Guid? workspace = null, DateTimeOffset? expiresAt = null) => host.Query(async db =>
    {
        var secret = ApiKeySecret.New();
        db.ApiKeys.Add(ApiKey.Create(workspace ?? Workspace.BuiltInId, "Test", secret, permissions, Lineage.Machine, expiresAt, DateTimeOffset.UnixEpoch));
        await db.SaveChangesAsync();

        return secret;
    });

    /// <summary>An access token as the server would issue it, for an hour.</summary>
    public string TokenOf(Person person) => Token(_ => { }, person.Id.ToString());

    public string Token(Action<SecurityTokenDescriptor> change, string subject)
    {
        var server = host.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = server.Issuer?.AbsoluteUri ?? host.Origin,
            Audience = OpenIdServer.ApiAudience,
            IssuedAt = now,
            NotBefore = null,
            Expires = now.AddHours(1),
            SigningCredentials = server.SigningCredentials[0],
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { [JwtRegisteredClaimNames.Sub] = subject, ["scope"] = OpenIdServer.ApiScope },
        };
        change(token);

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    public HttpClient With(string bearer)
    {
        var http = host.NewClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", bearer);

        return http;
    }
}
