using Trae.Boundary;
using Trae.Web.Components;
using Trae.Web.Components.Pages.Progress;
using Trae.Web.Forwarding;
using Trae.Web.Hosting;
using Trae.Web.SignIn;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();

// What was built and not published finds the files of its pages by their manifest; a published one has none.
builder.WebHost.UseStaticWebAssets();
builder.AddTraeCache();

builder.AddSignIn();
builder.Services.AddPages(builder.Configuration);
builder.Services.AddTraeClient();
builder.Services.AddLiveProgress();
builder.Services.AddApiForwarding();

var app = builder.Build();

app.UseTrustedProxies(isBehindOurWeb: false);
app.UseNameOfThisMachine();
app.UseStrictFraming();
app.UsePageHeaders();
app.UseRetryAfter();
app.UseExceptionHandler(ErrorStatus.NewOptions());
app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
app.UseCookiePolicy();
app.UsePageOrigin();
app.UsePageCompression();
app.UseAuthentication();
app.UseSessions();
app.UseAuthorization();
app.UseForms();

// Behind signing in: a page for one person is kept for nobody.
app.UseOutputCache();

app.MapDefaultEndpoints();
app.MapStaticAssets();
app.MapApiForwarding();
app.MapSignIn();
app.MapLiveProgress();
app.MapRazorComponents<App>().WithHead();

await app.RunAsync();
