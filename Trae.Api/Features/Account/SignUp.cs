using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Trae.Api.Data;
using Trae.Api.Features.Audit;

namespace Trae.Api.Features.Account;

/// <summary>Makes accounts for people whose mailbox has proven the address: no account with an address that nobody confirmed ever exists.</summary>
internal sealed class SignUp(
    UserManager<Person> people, SignInManager<Person> signIn, TraeDb db, AuditLog audit, IOptions<SignUpSettings> settings, TimeProvider clock)
{
    public SignUpPolicy Policy => settings.Value.SignUp;

    /// <summary>Makes the account, and a workspace of its own where sign-up is open, and signs in.</summary>
    /// <returns>The person, or why there is none.</returns>
    public async Task<(Person? Person, IReadOnlyList<string> Faults)> Create(string email, string? name, string? password, bool withWorkspace, CancellationToken ct)
    {
        if (PersonName.Fault(name) is { } fault)
        {
            return (null, [fault]);
        }

        var now = clock.GetUtcNow();
        var person = Person.Create(email, PersonName.Clean(name), now);
        person.EmailConfirmed = true;

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var result = await Create(person, password);
        if (!result.Succeeded)
        {
            return (null, Sentences(result));
        }

        if (withWorkspace)
        {
            var workspace = new Workspace { Id = Guid.CreateVersion7(now), Name = person.DisplayName, CreatedAt = now };
            db.Workspaces.Add(workspace);
            db.Members.Add(Member.Join(workspace.Id, person.Id, WorkspaceRole.Owner, now));
        }

        audit.Add(person, "account.created");
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await signIn.SignInAsync(person, isPersistent: false);

        return (person, []);
    }

    /// <summary>Somebody else made an account with the address between the look and the save.</summary>
    public static bool WasTaken(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "people" };

    public Task<bool> Exists(string email, CancellationToken ct)
    {
        var normalized = people.NormalizeEmail(email);

        return db.Users.AnyAsync(person => person.NormalizedEmail == normalized, ct);
    }

    private async Task<IdentityResult> Create(Person person, string? password)
    {
        try
        {
            return await people.CreateAsync(person, password ?? "");
        }
        catch (DbUpdateException e) when (WasTaken(e))
        {
            db.ChangeTracker.Clear();

            return IdentityResult.Failed(people.ErrorDescriber.DuplicateEmail(person.Email!));
        }
    }

    private static IReadOnlyList<string> Sentences(IdentityResult result) =>
    [
        .. result.Errors
            .Select(error => error.Code is nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName)
                ? "This address has an account by now. Sign in with it."
                : error.Description)
            .Distinct(StringComparer.Ordinal),
    ];
}
