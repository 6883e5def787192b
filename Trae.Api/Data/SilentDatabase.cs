using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Trae.Database;

namespace Trae.Api.Data;

/// <summary>Whoever needs a database that answers nothing learns so at once, and takes no connection from the pool for it.</summary>
internal sealed class SilentDatabase(DatabaseWatch watch) : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Check();

        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Check();

        return new(result);
    }

    private void Check()
    {
        if (watch.IsSilent)
        {
            throw new NpgsqlException("The database answers nothing.", new TimeoutException());
        }
    }
}
