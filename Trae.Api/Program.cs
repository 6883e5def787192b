using Trae.Api.Data;
using Trae.Api.Features;
using Trae.Api.Features.Content.Documents;
using Trae.Api.Http;
using Trae.Jobs;
using Trae.Media;

// Before anything else: what reads strangers' documents has no settings and no services.
if (args is [ReaderProgram.Option])
{
    return await ReaderProgram.Run();
}

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTraeDatabase();
builder.AddData();

// The graph runs `--migrate` to its end before anything that needs the schema starts; it needs the database alone.
if (args.Contains("--migrate", StringComparer.Ordinal))
{
    await using var migration = builder.Build();
    await Migrator.Migrate(migration.Services, CancellationToken.None);
    return 0;
}

builder.AddTraeCache();
builder.AddMediaStore();
builder.AddJobWorker();
builder.AddHttpApi();
builder.AddFeatures();

var app = builder.Build();

app.UseHttpApi();
app.MapDefaultEndpoints();
app.MapApiDescription();
app.MapFeatures();

await app.RunAsync();

return 0;
