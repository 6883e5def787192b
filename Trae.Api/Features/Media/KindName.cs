using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;
using Trae.Contracts;

namespace Trae.Api.Features.Media;

/// <summary>A kind of upload in an address, written as in documents.</summary>
internal static class KindName
{
    /// <returns>False if there is no such kind. An absent one is no kind in particular.</returns>
    public static bool TryRead(string? name, out MediaKind? kind)
    {
        kind = null;
        if (string.IsNullOrEmpty(name))
        {
            return true;
        }

        foreach (var known in Enum.GetValues<MediaKind>())
        {
            if (known.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                kind = known;
            }
        }

        return kind is not null;
    }

    public static ProblemHttpResult Unknown() =>
        Problems.BadRequest("kind-unknown", "There is no such kind of upload. Choose picture, clip, music, font or document.");
}
