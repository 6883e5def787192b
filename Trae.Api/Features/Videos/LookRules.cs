using Trae.Api.Features.Brands;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a look must be in itself: pure.</summary>
internal static class LookRules
{
    public static IEnumerable<Fault> Faults(Look look)
    {
        if (!Looks.Themes.Contains(look.Theme))
        {
            yield return new("look.theme", "theme-unknown", $"There is no such theme. Choose one of: {string.Join(", ", Looks.Themes)}.");
        }

        if (look.Presenter is { } presenter && !IsKnown(presenter))
        {
            yield return new(
                "look.presenter",
                "presenter-unknown",
                $"There is no such presenter. Choose one of: {string.Join(", ", Looks.Presenters)}, {Looks.PortraitPresenter}; or null for none.");
        }

        if (look.Presenter == Looks.PortraitPresenter && look.Portrait is null)
        {
            yield return new("look.portrait", "portrait-missing", "The presenter is a person's own picture, which is not given. Upload it, or choose another presenter.");
        }

        if (look.PortraitMouth is { } mouth && !(mouth is { X: >= 0 and <= 1, Y: >= 0 and <= 1, Width: >= 0.02 and <= 0.6 }))
        {
            yield return new(
                "look.portraitMouth",
                "portrait-mouth-outside",
                "The mouth is not in the portrait. Give x and y from 0 to 1, and its width from 0.02 to 0.6 of the picture's.");
        }

        var others = BackgroundFaults(look.Background, "look.background", "The background")
            .Concat(BrandRules.LowerThirdFaults(look.LowerThird, "look.lowerThird"))
            .Concat(look.Brand is { } brand ? BrandRules.LookFaults(brand, "look.brand") : []);
        foreach (var fault in others)
        {
            yield return fault;
        }
    }

    public static bool IsKnown(string presenter) => presenter == Looks.PortraitPresenter || Looks.Presenters.Contains(presenter);

    public static IEnumerable<Fault> BackgroundFaults(Background? background, string path, string owner)
    {
        var shows = background?.Kind is BackgroundKind.Picture or BackgroundKind.Clip;
        if (shows && string.IsNullOrWhiteSpace(background!.Media))
        {
            yield return new(
                path, "background-incomplete", $"{owner}: a background of the kind {Name(background)} needs an upload. Give its key as media, or choose another kind.");
        }
        else if (!shows && background?.Media is not null)
        {
            yield return new(path, "background-ambiguous", $"{owner}: a background of the kind {Name(background)} shows no upload. Choose picture or clip, or leave media out.");
        }
    }

    private static string Name(Background background) => $"\"{background.Kind.ToString().ToLowerInvariant()}\"";
}
