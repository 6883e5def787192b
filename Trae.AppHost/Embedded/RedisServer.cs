using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Trae.AppHost.State;

namespace Trae.AppHost.Embedded;

internal sealed record RedisServer(string Program, string Folder, int Port, string Password)
{
    public string ConfigurationFile => Path.Combine(Folder, "redis.conf");

    public string ConnectionString => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port},password={Password}");

    /// <summary>Writes the configuration, which holds the password and so is for this user's eyes alone.</summary>
    public static RedisServer Prepare(DataFolder data, int port)
    {
        var program = Executables.Find("redis-server")
            ?? throw new GraphException("Redis is missing. Install with: sudo apt-get install -y redis-server");
        var server = new RedisServer(program, data.Redis, port, data.Secret("redis"));

        Directory.CreateDirectory(server.Folder);
        PrivateFile.Write(server.ConfigurationFile, string.Create(CultureInfo.InvariantCulture, $"""
            bind 127.0.0.1
            port {port}
            requirepass {server.Password}
            dir "{server.Folder}"
            appendonly no
            save ""
            maxmemory 256mb
            maxmemory-policy volatile-lru
            loglevel warning
            always-show-logo no

            """));

        return server;
    }

    public async Task<HealthCheckResult> Ping(CancellationToken ct)
    {
        try
        {
            using var connection = new TcpClient();
            await connection.ConnectAsync("127.0.0.1", Port, ct);
            var stream = connection.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"AUTH {Password}\r\nPING\r\n"), ct);

            using var reader = new StreamReader(stream, Encoding.ASCII);
            var answers = $"{await reader.ReadLineAsync(ct)} {await reader.ReadLineAsync(ct)}";

            return answers == "+OK +PONG" ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(answers);
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            return HealthCheckResult.Unhealthy(error.Message);
        }
    }
}
