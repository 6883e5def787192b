using Trae.Api.Data;
using Trae.Api.Features.Audit;

namespace Trae.Api.Features.Account;

/// <summary>Writes down that somebody signed in, or tried to.</summary>
internal sealed class SignInRecord(AuditLog audit, TraeDb db)
{
    public async Task Write(Person? person, string action, string? detail = null)
    {
        // What Identity could not save, because another attempt was faster, would fail this entry too.
        db.ChangeTracker.Clear();
        audit.Add(person, action, detail);

        // Whoever hangs up is written down all the same.
        await db.SaveChangesAsync(CancellationToken.None);
    }
}
