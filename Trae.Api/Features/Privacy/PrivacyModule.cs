using Trae.Api.Features.Account;
using Trae.Api.Http;
using Trae.Api.Http.Limits;
using Trae.Jobs;

namespace Trae.Api.Features.Privacy;

internal static class PrivacyModule
{
    public static void AddPrivacy(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<PersonalCopies>();
        builder.Services.AddScoped<AccountDeletion>();
        builder.Services.AddSingleton<OldPersonalJobs>().AddHostedService(provider => provider.GetRequiredService<OldPersonalJobs>());
        builder.AddJobHandler<CopyPersonalData, CopyPersonalDataHandler>();
        builder.AddJobHandler<ErasePerson, ErasePersonHandler>();
    }

    public static void MapPrivacy(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/account/privacy/copy", Download)
            .ExcludeFromDescription()
            .RequirePermission(Permission.None)
            .LimitSignIn()
            .WithMetadata(new NeedsSignInAttribute { Fresh = true });

    private static async Task<IResult> Download(HttpContext context, PersonalCopies copies, CancellationToken ct)
    {
        if (await copies.Open(SignedInPerson.Of(context), ct) is not { } file)
        {
            return TypedResults.Redirect("/account/privacy");
        }

        context.Response.Headers.CacheControl = "no-store";

        return TypedResults.File(file, "application/json", "trae-personal-data.json");
    }
}
