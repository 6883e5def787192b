using Trae.Contracts;
using Trae.Web.Components.Parts;

namespace Trae.Web.Components.Pages.Editor;

/// <summary>One scene's fields, all text; which of them count is the layout's to say.</summary>
public sealed class SceneForm
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Layout { get; set; } = nameof(SceneLayout.Statement);

    public string Transition { get; set; } = nameof(SceneTransition.Wipe);

    public string Emotion { get; set; } = nameof(Contracts.Emotion.Neutral);

    /// <summary>A framing's name, or nothing for the video's.</summary>
    public string? Framing { get; set; }

    /// <summary>A kind's name, or nothing for the video's.</summary>
    public string? Background { get; set; }

    public string? BackgroundPicture { get; set; }

    public string? BackgroundClip { get; set; }

    public string? Narration { get; set; }

    public string? Kicker { get; set; }

    public string? Heading { get; set; }

    public string? Body { get; set; }

    /// <summary>One a line.</summary>
    public string? Items { get; set; }

    public string? Number { get; set; }

    public string? Attribution { get; set; }

    public string? Action { get; set; }

    public string? LeftHeading { get; set; }

    /// <summary>One a line.</summary>
    public string? LeftItems { get; set; }

    public string? RightHeading { get; set; }

    /// <summary>One a line.</summary>
    public string? RightItems { get; set; }

    /// <summary>One a line: "1969 | The first landing".</summary>
    public string? Events { get; set; }

    public string ChartKind { get; set; } = nameof(Contracts.ChartKind.Bar);

    public string? ChartUnit { get; set; }

    /// <summary>One a line: "Berlin | 3.7".</summary>
    public string? ChartValues { get; set; }

    public string? CodeLanguage { get; set; }

    public string? Code { get; set; }

    /// <summary>The media key of an uploaded picture.</summary>
    public string? Picture { get; set; }

    /// <summary>The media key of a prepared clip.</summary>
    public string? Clip { get; set; }

    /// <summary>Seconds.</summary>
    public string? ClipFrom { get; set; }

    /// <summary>Seconds, or nothing for the clip's end.</summary>
    public string? ClipTo { get; set; }

    public bool ClipLoop { get; set; }

    public string ClipFit { get; set; } = nameof(Contracts.ClipFit.Fill);

    public string ClipSound { get; set; } = nameof(Contracts.ClipSound.Muted);

    /// <summary>The same words and choices under an id of its own.</summary>
    public SceneForm Copy()
    {
        var copy = (SceneForm)MemberwiseClone();
        copy.Id = Guid.CreateVersion7();

        return copy;
    }

    internal SceneLayout LayoutChosen => LookForm.Parse(Layout, SceneLayout.Statement);
}
