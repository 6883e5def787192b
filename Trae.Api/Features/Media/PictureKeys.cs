namespace Trae.Api.Features.Media;

/// <summary>Pictures of storyboards that are older than the library of uploads; they can still be shown, and rendered.</summary>
internal static class PictureKeys
{
    public static string Folder(Guid workspaceId) => $"pictures/{workspaceId:n}/";
}
