using System.Globalization;
using Trae.Api.Http;
using Trae.Database;

namespace Trae.Api.Features.Account;

/// <summary>What a person sees on the account pages while the database is away. It asks nothing of anybody, and tries again by itself.</summary>
internal static class AwayPage
{
    public static bool IsFor(HttpRequest request) =>
        (request.Path.StartsWithSegments("/account", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/connect/authorize", StringComparison.OrdinalIgnoreCase))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    public static Task Write(HttpContext context)
    {
        var seconds = DatabaseFaults.RetryAfter.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var isForm = !HttpMethods.IsGet(context.Request.Method);
        var again = isForm ? "" : $"""<meta http-equiv="refresh" content="{seconds}">""";
        var advice = isForm
            ? "What you had typed is still in the page before this one: go back, and send it again in a moment."
            : "This page tries again by itself every few seconds.";
        context.Items[SecurityPolicies.Page] = true;
        context.Response.ContentType = "text/html; charset=utf-8";

        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex">
                {again}
                <link rel="icon" type="image/svg+xml" href="/favicon.svg">
                <link rel="stylesheet" href="{AccountFile.Styles.Path}">
                <title>Trae is not answering right now · Trae</title>
            </head>
            <body>
                <main id="content">
                    <section class="card" aria-labelledby="title">
                        <h1 id="title">Trae is not answering right now</h1>
                        <p>Its database is starting, down or too busy. Nothing you made is lost. {advice}</p>
                    </section>
                </main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }
}
