using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;

namespace Trae.Web.SignIn;

/// <summary>The store of sessions cannot be asked.</summary>
internal sealed class SessionsAwayException(Exception reason) : Exception("The sessions cannot be read.", reason);

/// <summary>A session that nobody can read is not over: whoever has one is told to come again, and not to sign in.</summary>
internal static class SessionsAway
{
    public static bool IsKnown(HttpContext? context) => context?.Features.Get<SessionsAwayException>() is not null;

    public static void Tell(HttpContext? context, Exception reason) => context?.Features.Set(new SessionsAwayException(reason));

    /// <summary>After authentication. What is the same for everybody, and the page that says so, go on.</summary>
    public static IApplicationBuilder UseSessions(this IApplicationBuilder app) => app.Use(static (context, next) =>
        context.Features.Get<SessionsAwayException>() is { } away
        && context.Features.Get<IExceptionHandlerFeature>() is null
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            ? throw away
            : next(context));
}
