using Trae.Jobs;
using Trae.Media;
using Trae.VideoWorker;
using Trae.VideoWorker.Delivery;
using Trae.VideoWorker.Narration;

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
