using System.Globalization;
using Trae.Contracts;
using Trae.Web.Components.Parts;

namespace Trae.Web.Components.Pages.Brands;

/// <summary>A brand kit as a form; all text, so that whatever was entered can be shown again.</summary>
public sealed class BrandForm
{
    /// <summary>The version that the person's changes are based on; 0 for a new kit.</summary>
    public int Version { get; set; }

    public string? Name { get; set; }

    public string? Theme { get; set; }

    /// <summary>"#rrggbb", or nothing for the theme's own.</summary>
    public string? Background { get; set; }

    public string? Text { get; set; }

    public string? Accent { get; set; }

    public string? HeadingFont { get; set; }

    public string? BodyFont { get; set; }

    public string? Logo { get; set; }

    public string LogoCorner { get; set; } = nameof(Corner.TopRight);

    public string LogoOpacity { get; set; } = "0.85";

    public string? CaptionStyle { get; set; }

    public string? PlateName { get; set; }

    public string? PlateRole { get; set; }

    public string? Intro { get; set; }

    public string? Outro { get; set; }

    public static BrandForm From(BrandKitDto saved) => new()
    {
        Version = saved.Version,
        Name = saved.Kit.Name,
        Theme = saved.Kit.Theme,
        Background = saved.Kit.Look.Background,
        Text = saved.Kit.Look.Text,
        Accent = saved.Kit.Look.Accent,
        HeadingFont = saved.Kit.Look.HeadingFont,
        BodyFont = saved.Kit.Look.BodyFont,
        Logo = saved.Kit.Look.Logo,
        LogoCorner = saved.Kit.Look.LogoCorner.ToString(),
        LogoOpacity = saved.Kit.Look.LogoOpacity.ToString(CultureInfo.InvariantCulture),
        CaptionStyle = saved.Kit.CaptionStyle?.ToString(),
        PlateName = saved.Kit.LowerThird?.Name,
        PlateRole = saved.Kit.LowerThird?.Role,
        Intro = saved.Kit.Intro,
        Outro = saved.Kit.Outro,
    };

    public BrandKit ToKit() => new(Name?.Trim() ?? "", ToBrand())
    {
        Theme = LookForm.Filled(Theme),
        CaptionStyle = LookForm.Filled(CaptionStyle) is { } style ? LookForm.Parse(style, Contracts.CaptionStyle.Karaoke) : null,
        LowerThird = LookForm.Filled(PlateName) is { } name ? new(name, LookForm.Filled(PlateRole)) : null,
        Intro = LookForm.Filled(Intro),
        Outro = LookForm.Filled(Outro),
    };

    /// <summary>The field that a place in the kit is about: "look.text" is "Text".</summary>
    public static string? FieldOf(string place)
    {
        if (place.StartsWith("lowerThird", StringComparison.OrdinalIgnoreCase))
        {
            return "PlateName";
        }

        var last = place[(place.LastIndexOf('.') + 1)..];

        return typeof(BrandForm).GetProperties().Select(property => property.Name).FirstOrDefault(name => name.Equals(last, StringComparison.OrdinalIgnoreCase));
    }

    private Brand ToBrand() => new(
        LookForm.Filled(Background),
        LookForm.Filled(Text),
        LookForm.Filled(Accent),
        LookForm.Filled(HeadingFont),
        LookForm.Filled(BodyFont),
        LookForm.Filled(Logo),
        LookForm.Parse(LogoCorner, Corner.TopRight),
        LookForm.Number(LogoOpacity, 0.85));
}
