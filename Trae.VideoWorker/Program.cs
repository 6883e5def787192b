using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Delivery;
using Trae.VideoWorker.Narration;
using Trae.VideoWorker.Uploads;

// Before anything else: what decodes strangers' pictures has no settings and no services.
if (args is [PictureProgram.Option, var format, var file, var folder])
{
    return PictureProgram.Run(format, file, folder);
}

var builder = WebApplication.CreateBuilder(args);

builder.AddServiceDefaults();
builder.AddTraeDatabase();
builder.AddMediaStore();

builder.AddNarration();
builder.AddRendering();
builder.AddDelivery();
builder.AddJobWorker();

var app = builder.Build();

app.MapDefaultEndpoints();

await app.RunAsync();

return 0;
