using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Trae.Bench;

/// <summary>
/// What a read costs at the least: Kestrel, one query by hand for the rows that the API's answer is made of, and its columns written
/// as they come. No caller, no rights, no limits, no jobs.
/// </summary>
internal static class Bare
{
    private const string Columns =
        """
        v.id, v.title, v.format, v.language, v.created_at as "createdAt", v.storyboard_version as "version", v.writing, v.translation_of as "translationOf",
        v.brand_voice_id as "brandVoice", s.name as "series", v.episode, n.id as "production", n.created_at as "startedAt", n.published_at as "finishedAt",
        n.scene_lengths as "lengths", p.id as "published", p.published_at as "publishedAt", p.finished, p.parts, p.poster
        """;

    private const string Tables =
        """
        from videos v
        left join series s on s.id = v.series_id
        left join lateral (select * from productions where video_id = v.id order by id desc limit 1) n on true
        left join productions p on p.id = v.published_production_id
        """;

    private const string Visible = "exists (select from workspaces w where w.id = v.workspace_id and w.deleted_after is null)";

    public static async Task<int> Run(string database, Guid workspace, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();

        app.MapGet("/", () => "ready");
        Map("/api/v1/videos/{id:guid}", $"select {Columns} {Tables} where v.id = $1 and v.workspace_id = $2", workspace);
        Map("/api/v1/videos", $"select {Columns} {Tables} where v.workspace_id = $1 order by v.id desc limit 21", workspace);
        Map("/api/v1/videos/{id:guid}/storyboard", "select storyboard_version as version, storyboard from videos where id = $1 and workspace_id = $2", workspace);
        Map("/api/v1/published", $"select {Columns} {Tables} where p.id is not null and {Visible} order by v.id desc limit 21");
        Map("/api/v1/published/{id:guid}", $"select {Columns}, p.storyboard -> 'sources' as sources {Tables} where v.id = $1 and p.id is not null and {Visible}");
        await app.StartAsync(ct);
        await app.WaitForShutdownAsync(ct);

        return 0;

        void Map(string route, string sql, params Guid[] values) => app.MapGet(route, context => Answer(context, source, sql, values));
    }

    private static async Task Answer(HttpContext context, NpgsqlDataSource source, string sql, Guid[] values)
    {
        await using var command = source.CreateCommand(sql);
        if (context.Request.RouteValues["id"] is string id)
        {
            command.Parameters.Add(new() { Value = Guid.Parse(id) });
        }

        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter);
        writer.WriteStartArray();
        while (await reader.ReadAsync(context.RequestAborted))
        {
            Write(reader, writer);
        }

        writer.WriteEndArray();
    }

    private static void Write(NpgsqlDataReader row, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        for (var column = 0; column < row.FieldCount; column++)
        {
            writer.WritePropertyName(row.GetName(column));
            switch (row.IsDBNull(column) ? null : row.GetValue(column))
            {
                case null:
                    writer.WriteNullValue();
                    break;
                case string json when row.GetDataTypeName(column) == "jsonb":
                    writer.WriteRawValue(json, skipInputValidation: true);
                    break;
                case int number:
                    writer.WriteNumberValue(number);
                    break;
                case int[] numbers:
                    JsonSerializer.Serialize(writer, numbers);
                    break;
                case var other:
                    writer.WriteStringValue(other.ToString());
                    break;
            }
        }

        writer.WriteEndObject();
    }
}
