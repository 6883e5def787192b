using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Trae.Api.Data;
using Trae.Api.Features.Account;

namespace Trae.Api.Features.Identity;

/// <summary>The demo owner and the machine's key, where the settings ask for them.</summary>
internal sealed class FirstPeople(TraeDb db, UserManager<Person> people, IOptions<IdentitySettings> settings, TimeProvider clock)
{
    private const string MachineKeyName = "This machine";

    public async Task Ensure(CancellationToken ct)
    {
        if (settings.Value.DemoOwner is { Email.Length: > 0 } owner && !await db.Users.AnyAsync(ct))
        {
            await Create(owner, ct);
        }

        if (settings.Value.MachineKey is { } key)
        {
            await Ensure(key, ct);
        }
    }

    private async Task Create(DemoOwner owner, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var person = Person.Create(owner.Email, owner.Name, now);
        person.EmailConfirmed = true;
        var created = await people.CreateAsync(person, owner.Password);
        if (!created.Succeeded)
        {
            throw new OptionsValidationException(
                nameof(DemoOwner), typeof(IdentitySettings), created.Errors.Select(error => $"Identity:DemoOwner: {error.Description}"));
        }

        // It was on a screen, and maybe in a log.
        await people.AddClaimAsync(person, FirstPassword.Claim);
        db.Members.Add(Member.Join(Workspace.BuiltInId, person.Id, WorkspaceRole.Owner, now));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>One key at a time: who changes the setting revokes what it was before.</summary>
    private async Task Ensure(string secret, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var hash = ApiKeySecret.HashOf(secret);
        var before = await db.ApiKeys
            .Where(key => key.WorkspaceId == Workspace.BuiltInId && key.CreatedBy == null && key.MadeByKeyId == null && key.MadeByClientId == null && key.Name == MachineKeyName && key.RevokedAt == null)
            .ToListAsync(ct);
        foreach (var key in before.Where(key => key.Hash != hash))
        {
            key.Revoke(now);
        }

        if (!await db.ApiKeys.AnyAsync(key => key.Hash == hash, ct))
        {
            db.ApiKeys.Add(ApiKey.Create(
                Workspace.BuiltInId, MachineKeyName, secret, RolePermissions.Of(WorkspaceRole.Editor), Lineage.Machine, expiresAt: null, now));
        }

        await db.SaveChangesAsync(ct);
    }
}
