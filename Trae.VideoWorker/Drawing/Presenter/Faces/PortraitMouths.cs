using SkiaSharp;
using Trae.Contracts;

namespace Trae.VideoWorker.Drawing.Presenter.Faces;

/// <summary>Where the mouth of a video's portrait is: looked for once, not for every scene.</summary>
internal static class PortraitMouths
{
    private static readonly Lock Gate = new();
    private static (string? Key, MouthPlace? Mouth) _last;

    /// <param name="image">What <see cref="Look.Portrait"/> is the key of, in any size.</param>
    /// <returns>Null if nobody said where it is, and it was not found.</returns>
    public static PortraitMouth? Of(Look look, SKImage image) => Place(look, image) is { } place ? FaceFinder.Find(image, place) : null;

    /// <returns>What to tell about a portrait whose mouth does not move; null where there is nothing to tell.</returns>
    public static string? Doubt(Look look, SceneMedia media) =>
        look.Presenter == Looks.PortraitPresenter && media.Picture(look.Portrait) is { } image && Place(look, image) is null
            ? "No mouth was found in the portrait, or more than one, so only its head moves. Say where the mouth is, or use a picture of one face from the front."
            : null;

    private static MouthPlace? Place(Look look, SKImage image)
    {
        if (look.PortraitMouth is { } told)
        {
            return told;
        }

        lock (Gate)
        {
            _last = _last.Key == look.Portrait ? _last : (look.Portrait, FaceFinder.Place(image));

            return _last.Mouth;
        }
    }
}
