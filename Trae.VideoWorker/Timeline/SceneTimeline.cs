using Trae.Contracts;
using Trae.VideoWorker.Unicode;

namespace Trae.VideoWorker.Timeline;

/// <summary>
/// One scene laid out in time: what the drawing room needs to draw any frame of it, and nothing else.
/// Times count from the scene's first frame; speech starts at <paramref name="SpeechStart"/>.
/// </summary>
/// <param name="FrameCount">Frames at <see cref="FrameRate.PerSecond"/>; the scene's sound is exactly as long.</param>
/// <param name="Captions">In order, not overlapping, together every spoken word.</param>
/// <param name="ItemReveals">For each item of the points layout, the frame at which it appears.</param>
/// <param name="Mouth">The mouth shape of each frame.</param>
public sealed record SceneTimeline(
    Scene Scene,
    Look Look,
    string Language,
    int FrameCount,
    TimeSpan SpeechStart,
    IReadOnlyList<CaptionPhrase> Captions,
    IReadOnlyList<int> ItemReveals,
    IReadOnlyList<Viseme> Mouth)
{
    /// <summary>The frames at which words begin that the script stresses.</summary>
    public IReadOnlyList<int> Emphases { get; init; } = [];

    /// <summary>As in <see cref="RenderScene.Place"/>.</summary>
    public ScenePlace? Place { get; init; }

    /// <summary>As in <see cref="RenderScene.Before"/>.</summary>
    public Background? Before { get; init; }
}

/// <summary>Words that are on the screen together, at most two lines.</summary>
public sealed record CaptionPhrase(IReadOnlyList<CaptionWord> Words, TimeSpan Start, TimeSpan End)
{
    /// <summary>The words, for a line breaker that keeps each of them whole.</summary>
    public IReadOnlyList<TextPiece> Pieces() => PiecesOf(Words, word => word.Text);

    internal static IReadOnlyList<TextPiece> PiecesOf(IReadOnlyList<CaptionWord> words, Func<CaptionWord, string> textOf)
    {
        var pieces = new TextPiece[words.Count];
        var at = 0;
        for (var i = 0; i < pieces.Length; i++)
        {
            var text = textOf(words[i]);
            pieces[i] = new(text, at, at + text.Length, words[i].SpaceAfter && i + 1 < pieces.Length);
            at += text.Length + (pieces[i].SpaceAfter ? 1 : 0);
        }

        return pieces;
    }
}

/// <param name="Text">As written, punctuation included.</param>
/// <param name="SpaceAfter">False inside Chinese, Japanese or Thai, where words join.</param>
/// <param name="Emphasis">The script stresses it.</param>
public sealed record CaptionWord(string Text, TimeSpan Start, TimeSpan End, bool SpaceAfter = true, bool Emphasis = false);

public static class FrameRate
{
    public const int PerSecond = 30;

    public static TimeSpan TimeOf(int frame) => TimeSpan.FromTicks(frame * TimeSpan.TicksPerSecond / PerSecond);
}
