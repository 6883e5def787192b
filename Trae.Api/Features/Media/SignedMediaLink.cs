using Microsoft.AspNetCore.DataProtection;
using Trae.Api.Data;
using Trae.Api.Http;

namespace Trae.Api.Features.Media;

/// <summary>An address that opens one file of a workspace to whoever has it, for an hour: for players and pictures that send no token.</summary>
internal sealed class SignedMediaLink(IDataProtectionProvider protection)
{
    public const string Parameter = "s";
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Trae.MediaLink").ToTimeLimitedDataProtector();

    /// <param name="path">As it is asked for, without a query.</param>
    public string Sign(string path, Guid workspaceId) => $"{path}?{Parameter}={_protector.Protect($"{workspaceId:n}{path}", Lifetime)}";

    /// <summary>The caller that a link makes of whoever follows it: one who may see this one file, where the endpoint takes links.</summary>
    public static Caller? Read(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<TakesLinks>() is null || context.Request.Query[Parameter].ToString() is not { Length: > 0 } signature)
        {
            return null;
        }

        var workspace = context.RequestServices.GetRequiredService<SignedMediaLink>().Verify(signature, context.Request.Path);

        return workspace is null ? null : Caller.Of(CallerKind.Link, null, "a signed link", workspace, [Permission.ReadMedia]);
    }

    private Guid? Verify(string signature, string path)
    {
        try
        {
            var signed = _protector.Unprotect(signature);

            return signed[32..] == path ? Guid.ParseExact(signed[..32], "n") : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Not ours, or its hour is over: as if it were not there.
            return null;
        }
    }
}

/// <summary>Marks endpoints that a signed link opens.</summary>
internal sealed record TakesLinks;
