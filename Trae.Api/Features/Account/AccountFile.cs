using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Trae.Api.Features.Account;

/// <summary>A file of the account pages, served from the assembly.</summary>
internal sealed class AccountFile
{
    private readonly byte[] _content;
    private readonly string _type;
    private readonly string _version;

    private AccountFile(string name, string type)
    {
        _content = Read(name);
        _type = type;
        _version = Convert.ToHexStringLower(SHA256.HashData(_content))[..16];
        Path = $"/account/{name}?v={_version}";
    }

    public static AccountFile Styles { get; } = new("account.css", "text/css; charset=utf-8");

    public static AccountFile PasskeyScript { get; } = new("passkeys.js", "text/javascript; charset=utf-8");

    /// <summary>With the version, so that a page never gets the file of another build.</summary>
    public string Path { get; }

    public FileContentHttpResult Handle(HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";

        return TypedResults.Bytes(_content, _type, entityTag: new EntityTagHeaderValue($"\"{_version}\""));
    }

    private static byte[] Read(string name)
    {
        using var file = typeof(AccountFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is missing.");
        using var memory = new MemoryStream();
        file.CopyTo(memory);

        return memory.ToArray();
    }
}

/// <summary>Methods of their own: the analyzer of route handlers fails over lambdas and instances here.</summary>
internal static class AccountFiles
{
    public static FileContentHttpResult Styles(HttpResponse response) => AccountFile.Styles.Handle(response);

    public static FileContentHttpResult PasskeyScript(HttpResponse response) => AccountFile.PasskeyScript.Handle(response);
}
