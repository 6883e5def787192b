using System.Globalization;
using CsCheck;
using Trae.Api.Features.Content.Checking;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Tests.Content;

/// <summary>Whatever number, date, name or quotation of a written script is changed to one that its source has not, the checker finds it.</summary>
public sealed class SeededFalsehoodTests
{
    private const int FarBeyond = 7_000_000;

    private static readonly string[] Invented = ["Zorbak", "Quillhaven", "Mrewski", "Dantrovia", "Bexolund"];

    private static readonly (SourceDocument Source, Storyboard Board)[] Written =
        [.. Texts.All.Select(name => Texts.Read(name)).Select(source => (source, Trae.Api.Features.Content.Writing.ScriptWriter.Write(source, Texts.Request(120))))];

    [Fact]
    public void A_changed_number_is_found() => Check(
        (scene, language) => NumberReader.Find(scene.Narration, language)
            .Where(number => !DateReader.Find(scene.Narration).Any(date => number.Start < date.End && date.Start < number.End))
            .Select(number => (number.Start, number.Text.Length)),
        seed => (FarBeyond + seed).ToString(CultureInfo.InvariantCulture),
        ClaimKind.Number);

    [Fact]
    public void A_changed_date_is_found() => Check(
        (scene, _) => DateReader.Find(scene.Narration).Select(date => (date.Start, date.Text.Length)),
        seed => string.Create(CultureInfo.InvariantCulture, $"{1 + (seed % 28)} May {1001 + (seed % 300)}"),
        ClaimKind.Date);

    [Fact]
    public void A_changed_name_is_found() => Check(
        (scene, language) => language.StartsWith("de", StringComparison.Ordinal) ? [] : NamesIn(scene.Narration),
        seed => Invented[seed % Invented.Length],
        ClaimKind.Name);

    [Fact]
    public void A_changed_quotation_is_found() => Check(
        (scene, _) => QuotedWords(scene.Narration),
        seed => Invented[seed % Invented.Length].ToLowerInvariant(),
        ClaimKind.Quotation);

    private static void Check(Func<Scene, string, IEnumerable<(int Start, int Length)>> places, Func<int, string> falsehood, ClaimKind kind)
    {
        var all = Written
            .SelectMany(written => written.Board.Scenes.SelectMany((scene, index) => places(scene, written.Board.Language).Select(place => (written.Source, written.Board, Index: index, place.Start, place.Length))))
            .ToList();
        Assert.NotEmpty(all);

        Gen.Select(Gen.Int[0, all.Count - 1], Gen.Int[0, 10_000]).Sample((at, seed) =>
        {
            var (source, board, index, start, length) = all[at];
            var scene = board.Scenes[index];
            var changed = falsehood(seed);
            var narration = scene.Narration[..start] + changed + scene.Narration[(start + length)..];
            var found = ClaimChecker.Check(board with { Scenes = [scene with { Narration = narration }] }, [source]);

            return found.Any(claim => !claim.OnScreen && claim.Kind == kind && claim.Words.Contains(changed, StringComparison.Ordinal))
                ? true
                : throw new InvalidOperationException($"Not found: \"{changed}\" in \"{narration}\"");
        }, iter: 150);
    }

    // A word with a capital after one without, so that nothing but a name is behind it.
    private static IEnumerable<(int Start, int Length)> NamesIn(string text)
    {
        for (var i = 2; i < text.Length; i++)
        {
            if (char.IsUpper(text[i]) && text[i - 1] == ' ' && char.IsLower(text[i - 2]))
            {
                var end = i;
                while (end < text.Length && char.IsLetter(text[end]))
                {
                    end++;
                }

                if (end - i > 3)
                {
                    yield return (i, end - i);
                }
            }
        }
    }

    // The second word of each quotation of four or more.
    private static IEnumerable<(int Start, int Length)> QuotedWords(string text)
    {
        for (var open = text.IndexOfAny(['“', '"', '„', '«']); open >= 0; open = text.IndexOfAny(['“', '"', '„', '«'], open + 1))
        {
            var close = text.IndexOfAny(['”', '"', '“', '»'], open + 1);
            if (close < 0)
            {
                yield break;
            }

            var words = text[(open + 1)..close].Split(' ');
            if (words.Length >= 4 && words[1].All(char.IsLetter))
            {
                yield return (open + 1 + words[0].Length + 1, words[1].Length);
            }

            open = close;
        }
    }
}
