using System.Globalization;
using Trae.Contracts;
using Trae.Web.Components.Parts;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>Between a scene and its form. Text that a layout does not show is kept, so that trying another layout loses nothing.</summary>
internal static class SceneMapping
{
    public static SceneForm ToForm(Scene scene)
    {
        var screen = scene.Screen;
        var (left, right) = (screen.Columns?.ElementAtOrDefault(0), screen.Columns?.ElementAtOrDefault(1));

        return new SceneForm
        {
            Id = scene.Id,
            Layout = scene.Layout.ToString(),
            Transition = scene.Transition.ToString(),
            Emotion = scene.Emotion.ToString(),
            Framing = scene.Framing?.ToString(),
            Background = scene.Background?.Kind.ToString(),
            BackgroundPicture = scene.Background is { Kind: BackgroundKind.Picture, Media: { } picture } ? picture : null,
            BackgroundClip = scene.Background is { Kind: BackgroundKind.Clip, Media: { } clip } ? clip : null,
            Narration = scene.Narration,
            Kicker = screen.Kicker,
            Heading = screen.Heading,
            Body = screen.Body,
            Items = SceneLines.Join(screen.Items),
            Number = screen.Number,
            Attribution = screen.Attribution,
            Action = screen.Action,
            LeftHeading = left?.Heading,
            LeftItems = SceneLines.Join(left?.Items),
            RightHeading = right?.Heading,
            RightItems = SceneLines.Join(right?.Items),
            Events = SceneLines.Join(screen.Events?.Select(moment => $"{moment.When} | {moment.What}")),
            ChartKind = (screen.Chart?.Kind ?? ChartKind.Bar).ToString(),
            ChartUnit = screen.Chart?.Unit,
            ChartValues = SceneLines.Join(screen.Chart?.Values.Select(value => $"{value.Label} | {value.Value.ToString(CultureInfo.InvariantCulture)}")),
            CodeLanguage = screen.Code?.Language,
            Code = screen.Code?.Text,
            Picture = screen.Picture,
            Clip = scene.Clip?.Media,
            ClipFrom = Seconds(scene.Clip?.From),
            ClipTo = Seconds(scene.Clip?.To),
            ClipLoop = scene.Clip?.Loop ?? true,
            ClipFit = (scene.Clip?.Fit ?? ClipFit.Fill).ToString(),
            ClipSound = (scene.Clip?.Sound ?? ClipSound.Muted).ToString(),
        };
    }

    /// <summary>Lines that cannot be read are left out: <see cref="SceneFormChecks"/> refuses them before this is sent.</summary>
    public static Scene ToScene(SceneForm form) => new(
        form.Id,
        form.LayoutChosen,
        SceneLines.Clean(form.Narration),
        new ScreenText(
            SceneLines.Filled(form.Kicker),
            SceneLines.Filled(form.Heading),
            SceneLines.Filled(form.Body),
            SceneLines.Split(form.Items),
            SceneLines.Filled(form.Number),
            SceneLines.Filled(form.Attribution),
            SceneLines.Filled(form.Picture))
        {
            Action = SceneLines.Filled(form.Action),
            Columns = Columns(form),
            Events = SceneLines.Events(form.Events) is { Count: > 0 } events ? events : null,
            Chart = SceneLines.Values(form.ChartValues) is { Count: > 0 } values
                ? new(LookForm.Parse(form.ChartKind, ChartKind.Bar), values, SceneLines.Unit(form.ChartUnit))
                : null,
            Code = SceneLines.Code(form.Code) is { } code ? new(SceneLines.Filled(form.CodeLanguage) ?? "text", code) : null,
        },
        LookForm.Parse(form.Transition, SceneTransition.Wipe))
    {
        Emotion = LookForm.Parse(form.Emotion, Emotion.Neutral),
        Framing = SceneLines.Filled(form.Framing) is { } framing ? LookForm.Parse(framing, Framing.Half) : null,
        Background = LookForm.BackgroundOf(form.Background, form.BackgroundPicture, form.BackgroundClip),
        Clip = Clip(form),
    };

    private static TextColumn[]? Columns(SceneForm form)
    {
        TextColumn[] columns =
        [
            new(SceneLines.Clean(form.LeftHeading), SceneLines.Split(form.LeftItems) ?? []),
            new(SceneLines.Clean(form.RightHeading), SceneLines.Split(form.RightItems) ?? []),
        ];

        return Array.TrueForAll(columns, column => column.Heading.Length == 0 && column.Items.Count == 0) ? null : columns;
    }

    // A clip that the layout does not show is refused by the API, so it is not sent.
    private static SceneClip? Clip(SceneForm form) =>
        SceneLines.Filled(form.Clip) is not null && form.LayoutChosen is SceneLayout.Clip or SceneLayout.Picture or SceneLayout.PictureText
            ? new SceneClip(SceneLines.Filled(form.Clip)!)
            {
                From = SceneLines.Time(form.ClipFrom) ?? TimeSpan.Zero,
                To = SceneLines.Time(form.ClipTo),
                Loop = form.ClipLoop,
                Fit = LookForm.Parse(form.ClipFit, ClipFit.Fill),
                Sound = LookForm.Parse(form.ClipSound, ClipSound.Muted),
            }
            : null;

    private static string? Seconds(TimeSpan? time) => time is { } set && set != TimeSpan.Zero ? set.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) : null;
}
