using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>A brief's wishes and its brand kit as what storyboards are made of. What the brief says itself comes first.</summary>
internal static class BriefLook
{
    public static Look Of(CreateVideoRequest request, BrandKit? kit) => new(
        request.Format,
        request.Theme ?? kit?.Theme ?? Looks.DefaultTheme,
        request.Presenter == BriefChecks.NoPresenter ? null : request.Presenter ?? Looks.DefaultPresenter,
        request.Captions)
    {
        Resolution = request.Resolution,
        CaptionStyle = request.CaptionStyle ?? kit?.CaptionStyle ?? CaptionStyle.Karaoke,
        Framing = request.Framing,
        Background = request.Background,
        ProgressBar = request.ProgressBar,
        Disclosure = request.Disclosure,
        LowerThird = request.LowerThird ?? kit?.LowerThird,
        Brand = request.Brand ?? kit?.Look,
        Portrait = request.Portrait,
        PortraitMouth = request.PortraitMouth,
    };

    /// <summary>With the kit's brand where the storyboard has none, and its intro and outro as first and last scenes.</summary>
    public static Storyboard Branded(Storyboard storyboard, BrandKit? kit)
    {
        if (kit is null)
        {
            return storyboard;
        }

        var look = storyboard.Look with
        {
            Brand = storyboard.Look.Brand ?? kit.Look,
            LowerThird = storyboard.Look.LowerThird ?? kit.LowerThird,
        };

        return storyboard with { Look = look, Scenes = [.. Clip(kit.Intro), .. storyboard.Scenes, .. Clip(kit.Outro)] };
    }

    // Silent, so it is as long as its clip.
    private static Scene[] Clip(string? key) => key is null
        ? []
        :
        [
            new(Guid.CreateVersion7(), SceneLayout.Clip, "", new ScreenText(), SceneTransition.Fade)
            {
                Clip = new(key) { Loop = false, Sound = ClipSound.Mixed },
            },
        ];
}
