using System.Net.Sockets;
using Npgsql;

namespace Trae.Database;

/// <summary>Tells a database that is away from one that refuses what it is asked.</summary>
public static class DatabaseFaults
{
    /// <summary>When to ask again.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Whether a failure means that the database cannot be reached, answers nothing, starts, stops, or has no place left.</summary>
    public static bool IsAway(Exception? failure) => failure switch
    {
        null => false,
        PostgresException refused => IsAway(refused.SqlState),
        NpgsqlException { InnerException: SocketException or IOException or TimeoutException } => true,
        NpgsqlException { IsTransient: true } => true,
        AggregateException several => several.InnerExceptions.Any(IsAway),
        _ => IsAway(failure.InnerException),
    };

    // Connection exceptions (class 08), and what a server says of itself (57P01 to 57P03, 53300).
    private static bool IsAway(string state) =>
        state.StartsWith("08", StringComparison.Ordinal)
        || state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections;
}
