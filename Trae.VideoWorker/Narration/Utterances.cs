using System.Buffers;
using Trae.Contracts;

namespace Trae.VideoWorker.Narration;

/// <summary>What an engine speaks in one go: a sentence, or the part of one up to a pause that the script asks for.</summary>
/// <param name="Emphasis">For each word, whether the script stresses it.</param>
/// <param name="Natural">Silence to put between it and the next one.</param>
/// <param name="Asked">How long no speech is heard then, if the script says so; of the last one, until the end.</param>
internal sealed record Utterance(
    IReadOnlyList<WrittenWord> Words, SpokenText Spoken, IReadOnlyList<bool> Emphasis, TimeSpan Natural, TimeSpan Asked);

/// <summary>Cuts a narration into what is spoken in one go.</summary>
internal static class Utterances
{
    private static readonly TimeSpan SentencePause = TimeSpan.FromMilliseconds(280);
    private static readonly TimeSpan ParagraphPause = TimeSpan.FromMilliseconds(430);

    private static readonly SearchValues<char> Marks = SearchValues.Create("\"'“”‘’„«»([");

    /// <param name="spell">How the engine is told to say sounds; see <see cref="ISpeechEngine.Spell"/>.</param>
    /// <returns>What is spoken, and the pause that the script begins with.</returns>
    public static (IReadOnlyList<Utterance> Utterances, TimeSpan Before) Of(NarrateScene job, Func<string, string> spell)
    {
        var narration = NarrationMarkup.Read(job.Text);
        var words = WrittenWords.Of(narration.Text);
        var pauses = new Queue<MarkedPause>(narration.Pauses);
        var readings = Pronounced.In(narration.Text, job.Pronunciations ?? [], spell).ToList();
        var pieces = Pieces(narration.Text, narration.Pauses)
            .Select(piece => (Piece: piece, Words: words.Where(word => word.Offset >= piece.Start && word.Offset < piece.End).ToList()))
            .Where(piece => piece.Words.Count > 0)
            .ToList();

        var before = TimeSpan.Zero;
        while (pauses.TryPeek(out var first) && (pieces.Count == 0 || first.Offset <= pieces[0].Words[0].Offset))
        {
            before += pauses.Dequeue().Length;
        }

        var utterances = new List<Utterance>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var (piece, own) = pieces[i];
            var next = i + 1 < pieces.Count ? pieces[i + 1].Words[0].Offset : int.MaxValue;
            var asked = TimeSpan.Zero;
            while (pauses.TryPeek(out var pause) && pause.Offset <= next)
            {
                asked += pauses.Dequeue().Length;
            }

            var natural = i + 1 == pieces.Count ? TimeSpan.Zero : piece.EndsParagraph ? ParagraphPause : piece.EndsSentence ? SentencePause : TimeSpan.Zero;
            var spoken = SpokenText.Of(narration.Text, piece.Start, piece.End - piece.Start, job.Language, readings);

            utterances.Add(new(
                own,
                piece.EndsSentence ? spoken : spoken.Unfinished(),
                [.. own.Select(word => narration.IsEmphasised(word.Offset + FirstLetter(word.Text)))],
                natural,
                asked));
        }

        return (utterances, before);
    }

    private static IEnumerable<Piece> Pieces(string text, IReadOnlyList<MarkedPause> pauses)
    {
        foreach (var sentence in Sentences.Of(text))
        {
            var start = sentence.Start;

            foreach (var cut in pauses.Select(pause => pause.Offset).Where(at => at > sentence.Start && at < sentence.End).Distinct())
            {
                yield return new(start, cut, false, false);
                start = cut;
            }

            yield return new(start, sentence.End, true, sentence.EndsParagraph);
        }
    }

    // Quotation marks and brackets may stand before the star.
    private static int FirstLetter(string word) => Math.Max(0, word.AsSpan().IndexOfAny(Marks) is 0 ? word.AsSpan().IndexOfAnyExcept(Marks) : 0);

    private readonly record struct Piece(int Start, int End, bool EndsSentence, bool EndsParagraph);
}
