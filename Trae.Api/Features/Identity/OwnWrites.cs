using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Trae.Api.Features.Identity;

/// <summary>Empties the <see cref="CallerCache"/> after every write of this process, so that whoever changed something sees it at once.</summary>
internal sealed class OwnWrites(CallerCache callers) : IDbCommandInterceptor, IDbTransactionInterceptor, ISaveChangesInterceptor
{
    public int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        callers.Empty();

        return result;
    }

    public ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        callers.Empty();

        return new(result);
    }

    public int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        callers.Empty();

        return result;
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        callers.Empty();

        return new(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => callers.Empty();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        callers.Empty();

        return Task.CompletedTask;
    }
}
