namespace Trae.VideoWorker.Drawing.Text;

/// <summary>How text is set, apart from its colour.</summary>
/// <param name="Size">Pixels per em.</param>
/// <param name="LineHeight">Distance of baselines, in ems.</param>
/// <param name="Tracking">Added between letters, in ems; ignored in scripts that join.</param>
/// <param name="WordSpacing">Added to spaces, in ems.</param>
/// <param name="Tabular">Digits of one width, for numbers that change.</param>
/// <param name="Mono">All letters of one width, for source code.</param>
internal sealed record TextStyle(float Size, FontWeight Weight, float LineHeight = 1.25f, float Tracking = 0, bool Tabular = false, float WordSpacing = 0, bool Mono = false)
{
    /// <summary>Set in a brand's font of headings, rather than in that of texts.</summary>
    public bool Heading { get; init; }
}
