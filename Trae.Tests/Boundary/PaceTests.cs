using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Boundary;

/// <summary>Neither a slow client nor a slow answer holds what others need.</summary>
public sealed class PaceTests(PostgresServer postgres)
{
    [Fact]
    [Trait("ASVS", "v5.0.0-15.2.2"), Trait("OWASP API", "API4:2023")]
    public async Task A_client_that_drips_its_body_is_cut_off()
    {
        await using var api = await ApiHost.Start(postgres);
        using var client = new TcpClient();
        await client.ConnectAsync(api.Http.BaseAddress!.Host, api.Http.BaseAddress.Port);
        await using var stream = client.GetStream();
        var key = await api.People.AddKey([Permission.ReadVideos, Permission.EditVideos]);
        await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"POST /api/v1/videos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{{"));

        using var stop = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var dripping = Drip(stream, stop.Token);
        var buffer = new byte[4_096];
        var count = await stream.ReadAsync(buffer, stop.Token);
        await stop.CancelAsync();
        await dripping;

        Assert.StartsWith("HTTP/1.1 408", System.Text.Encoding.ASCII.GetString(buffer, 0, count), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-15.2.2"), Trait("ASVS", "v5.0.0-16.5.2")]
    public async Task An_answer_that_takes_too_long_is_given_up()
    {
        await using var api = await ApiHost.Start(postgres, new Dictionary<string, string>(StringComparer.Ordinal) { ["RequestTimeout"] = "00:00:02" });
        var video = await api.Http.Written();

        // Whoever starts a production waits for this row.
        await api.Query(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"select id from videos where id = {video.Id} for update");
            await (await api.Http.Act($"videos/{video.Id}/productions")).Refused(HttpStatusCode.GatewayTimeout, "request-timeout");

            return true;
        });

        Assert.Equal(0, await api.Query(db => db.Productions.CountAsync()));
    }

    private static async Task Drip(NetworkStream stream, CancellationToken ct)
    {
        try
        {
            using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
            while (await second.WaitForNextTickAsync(ct))
            {
                await stream.WriteAsync(" "u8.ToArray(), ct);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException)
        {
            // The server closed, which is what is waited for.
        }
    }
}
