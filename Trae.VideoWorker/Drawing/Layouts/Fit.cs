namespace Trae.VideoWorker.Drawing.Layouts;

/// <summary>How far a layout had to shrink its text to make it fit.</summary>
internal sealed class Fit
{
    /// <summary>Smaller than this is hard to read: what can be divided is shown on pages instead.</summary>
    public const float Readable = 0.6f;

    /// <summary>1 for the size of the type scale.</summary>
    public float Scale { get; private set; } = 1;

    /// <param name="readable">Where the layout itself has the limit that is <see cref="Readable"/> for the others.</param>
    public void Note(float scale, float readable = Readable) => Scale = Math.Min(Scale, scale * Readable / readable);
}
