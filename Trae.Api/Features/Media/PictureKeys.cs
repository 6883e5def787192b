using System.Security.Cryptography;

namespace Trae.Api.Features.Media;

/// <summary>Uploaded pictures by content, apart by workspace: knowing another's key is not having its picture.</summary>
internal static class PictureKeys
{
    public static string Folder(Guid workspaceId) => $"pictures/{workspaceId:n}/";

    public static string Of(Guid workspaceId, ReadOnlySpan<byte> picture, string extension) =>
        $"{Folder(workspaceId)}{Convert.ToHexStringLower(SHA256.HashData(picture))[..40]}.{extension}";
}
