using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter;

/// <summary>Somebody who speaks: drawn from parts (<see cref="Figure"/>), or a person's own picture (<see cref="Portrait"/>).</summary>
internal interface IFigure : IDisposable
{
    /// <summary>Puts the figure over what the target holds; with any clip, the pixels inside it come out the same.</summary>
    /// <param name="place">From the scaled figure to the target.</param>
    /// <param name="clip">Pixels outside it stay as they are.</param>
    void Compose(Pixels target, SKMatrix place, in PresenterPose pose, SKRectI clip);

    /// <summary>What a part covers in the target; nothing where there is no such part.</summary>
    SKRectI Reach(FigurePart part, SKMatrix place, in PresenterPose pose);
}
