using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Trae.Api.Features.Account;

/// <summary>The stylesheet of the account pages, served from the assembly.</summary>
internal static class AccountStyles
{
    private static readonly byte[] Content = Read();
    private static readonly string Version = Convert.ToHexStringLower(SHA256.HashData(Content))[..16];

    /// <summary>With the version, so that a page never gets the styles of another build.</summary>
    public static string Path { get; } = $"/account/account.css?v={Version}";

    public static FileContentHttpResult Handle(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";

        return TypedResults.Bytes(Content, "text/css; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Version}\""));
    }

    private static byte[] Read()
    {
        using var file = typeof(AccountStyles).Assembly.GetManifestResourceStream("account.css") ?? throw new InvalidOperationException("The stylesheet is missing.");
        using var memory = new MemoryStream();
        file.CopyTo(memory);

        return memory.ToArray();
    }
}
