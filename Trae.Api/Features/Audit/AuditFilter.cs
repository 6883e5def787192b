using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;

namespace Trae.Api.Features.Audit;

internal sealed record AuditFilter
{
    [MaxLength(60), Description("Only this action, or those that start with it: \"key\" is all of keys.")]
    public string? Action { get; init; }

    [Description("Only what this person, key or service client did.")]
    public Guid? Actor { get; init; }

    [Description("Not before.")]
    public DateTimeOffset? From { get; init; }

    [Description("Before.")]
    public DateTimeOffset? To { get; init; }

    public static readonly Expression<Func<AuditEntry, AuditEntryDto>> ToDto = entry => new AuditEntryDto(
        entry.Id, entry.At, entry.ActorKind.ToString(), entry.ActorId, entry.Actor, entry.Action, entry.Target, entry.Detail, entry.Address);

    /// <summary>The workspace's entries, and those of its members outside of workspaces, newest first.</summary>
    public IQueryable<AuditEntry> Of(TraeDb db, Guid workspace)
    {
        var entries = db.AuditEntries.AsNoTracking().Where(entry => entry.WorkspaceId == workspace
            || (entry.WorkspaceId == null && db.Members.Any(member => member.WorkspaceId == workspace && member.PersonId == entry.ActorId)));
        if (Action is { Length: > 0 } action)
        {
            entries = entries.Where(entry => entry.Action == action || entry.Action.StartsWith(action + "."));
        }

        if (Actor is { } actor)
        {
            entries = entries.Where(entry => entry.ActorId == actor);
        }

        if (From?.ToUniversalTime() is { } from)
        {
            entries = entries.Where(entry => entry.At >= from);
        }

        if (To?.ToUniversalTime() is { } to)
        {
            entries = entries.Where(entry => entry.At < to);
        }

        return entries.OrderByDescending(entry => entry.Id);
    }
}
