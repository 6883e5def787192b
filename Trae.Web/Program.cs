using Trae.Boundary;
using Trae.Web.Components;
using Trae.Web.Components.Pages.Progress;
using Trae.Web.Forwarding;
using Trae.Web.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddTraeCache();

builder.Services.AddPages(builder.Configuration);
builder.Services.AddTraeClient();
builder.Services.AddApiForwarding();

var app = builder.Build();

app.UseTrustedProxies();
app.UseStrictFraming();
app.UsePageHeaders();
app.UseExceptionHandler(ErrorStatus.NewOptions());
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseCookiePolicy();
app.UsePageOrigin();
app.UsePageCompression();
app.UseAntiforgery();
app.UseOutputCache();

app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapApiForwarding();
app.MapLiveProgress();
app.MapRazorComponents<App>();

await app.RunAsync();
