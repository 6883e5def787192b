using SkiaSharp;
using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Presenter.Faces;

/// <summary>Finds the mouth in a portrait. It would rather find none than a wrong one: then a person says where it is.</summary>
internal static class FaceFinder
{
    // Faces behind somebody are smaller; one as large is another person.
    private const float AsLarge = 0.6f;
    private const float AsSure = 0.5f;

    /// <param name="told">Where a person said it is; null to look for it.</param>
    /// <returns>Null if there is no face from the front, or more than one, or no <see cref="FaceCascade"/> to know by.</returns>
    public static PortraitMouth? Find(SKImage image, MouthPlace? told)
    {
        if (told is not null)
        {
            return new(new SKPoint((float)told.X * image.Width, (float)told.Y * image.Height), (float)told.Width * image.Width);
        }

        var faces = FaceCascade.Installed is { } cascade ? FaceSearch.Faces(image, cascade) : [];
        if (faces.Count == 0)
        {
            return null;
        }

        var face = faces[0];

        return faces.Skip(1).Any(other => other.Box.Width > AsLarge * face.Box.Width && other.Votes > AsSure * face.Votes) ? null : MouthSearch.In(image, face.Box);
    }

    /// <summary>What was found, as fractions of the picture.</summary>
    public static MouthPlace? Place(SKImage image) => Find(image, told: null) is not { } mouth ? null : new(
        Math.Round(mouth.Middle.X / image.Width, 4), Math.Round(mouth.Middle.Y / image.Height, 4), Math.Clamp(Math.Round(mouth.Width / image.Width, 4), 0.02, 0.6));
}
