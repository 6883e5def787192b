using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Content.Writing;

/// <summary>Gives each scene its words, its layout and what is shown; nothing is shown twice.</summary>
internal sealed class SceneStager(SourceAnalysis analysis, string title)
{
    private const int LongestNumber = 14;
    private const int MostNumbersInARow = 2;
    private const double WeightOfBareNumber = 2.5;

    private readonly Headlines _headlines = new(analysis, title);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    /// <param name="drafts">The first becomes the title scene and the last the closing, if there are at least two.</param>
    public List<Scene> Stage(IReadOnlyList<IReadOnlyList<Passage>> drafts)
    {
        var scenes = new List<Scene>(drafts.Count);
        for (var i = 0; i < drafts.Count; i++)
        {
            var spoken = Speak(drafts[i]);
            var narration = string.Join(Joiner, spoken);
            var (layout, screen) = i == 0 ? (SceneLayout.Title, new ScreenText(Heading: title))
                : i == drafts.Count - 1 ? (SceneLayout.Closing, Closing(drafts[i], spoken, narration))
                : Middle(drafts[i], spoken, narration, scenes.TakeLast(MostNumbersInARow).All(scene => scene.Layout == SceneLayout.Number));

            var next = i + 1 < drafts.Count ? drafts[i + 1] : null;
            var transition = TransitionTo(next, drafts[i], layout, isNextLast: i + 2 == drafts.Count);
            scenes.Add(new Scene(IdOf(narration), layout, narration, OnScreen.Within(screen, narration, layout), transition)
            {
                Citations = SceneCitations.Of(drafts[i], spoken, Joiner, analysis.Source),
            });
        }

        return scenes;
    }

    private string Joiner => SentenceSplitter.JoinerOf(analysis.Language);

    private static List<string> Speak(IReadOnlyList<Passage> scene)
    {
        var spoken = new List<string>();
        var previous = -1;
        foreach (var passage in scene)
        {
            spoken.AddRange(passage.Speak(previous));
            previous = passage.Last;
        }

        return spoken;
    }

    private ScreenText Closing(IReadOnlyList<Passage> scene, List<string> spoken, string narration) =>
        _headlines.Take(spoken, narration, scene[^1].Section) is { } heading
            ? new ScreenText(Kicker: title, Heading: heading)
            : new ScreenText(Heading: title);

    private (SceneLayout Layout, ScreenText Screen) Middle(
        IReadOnlyList<Passage> scene, List<string> spoken, string narration, bool hasNumbersEnough)
    {
        var section = scene[0].Section;
        var setPiece = scene.FirstOrDefault(passage => passage.Kind != PassageKind.Prose);
        if (setPiece is { Kind: PassageKind.List })
        {
            return List([.. setPiece.Lines.Where(line => line.Item is not null)], spoken, narration, section);
        }

        if (setPiece is { Kind: PassageKind.Exhibit } && Exhibits.Show(setPiece.Block.Exhibit, analysis.Language) is { } exhibit)
        {
            var heading = exhibit.Screen.Heading ?? _headlines.TakeSection(section) ?? _headlines.TakeTelling([spoken[0]], narration);

            return (exhibit.Layout, exhibit.Screen with { Heading = heading });
        }

        if (setPiece is { Kind: PassageKind.Quotation })
        {
            return (SceneLayout.Quote, Quote(QuoteFinder.Unquoted(setPiece.Block.Text), setPiece.Block.Attribution));
        }

        if (First(spoken, line => QuoteFinder.Find(line, analysis.Language)) is { } quoted)
        {
            return (SceneLayout.Quote, Quote(quoted.Words, quoted.Speaker));
        }

        if (First(spoken, line => EnumerationFinder.Find(line, analysis.Language)) is { } items)
        {
            return (SceneLayout.Points, Points([.. items.Select(OnScreen.Capitalise)], spoken, narration, section));
        }

        if (!hasNumbersEnough && Number(spoken, narration, section) is { } number)
        {
            return (SceneLayout.Number, number);
        }

        return (SceneLayout.Statement, Statement(spoken, narration, section));
    }

    // A numbered list is done in its order; one of dates happened in it.
    private (SceneLayout Layout, ScreenText Screen) List(IReadOnlyList<SpokenLine> items, List<string> spoken, string narration, string? section)
    {
        var screen = Points([.. items.Select(item => item.Item!)], spoken, narration, section);

        return DatedEvents.Of(items) is { } events ? (SceneLayout.Timeline, screen with { Items = null, Events = events })
            : (items.Count >= 2 && items.All(item => item.Block.IsOrdered) ? SceneLayout.Steps : SceneLayout.Points, screen);
    }

    private ScreenText Points(IReadOnlyList<string> items, List<string> spoken, string narration, string? section) =>
        new(Heading: _headlines.TakeSection(section) ?? _headlines.TakeTelling([spoken[0]], narration), Items: items);

    private static ScreenText Quote(string words, string? speaker) => new(Body: words, Attribution: speaker);

    private ScreenText? Number(List<string> spoken, string narration, string? section)
    {
        var found = spoken
            .Select(line => (Line: line, Figure: NumberFinder.Find(line, analysis.Language)))
            .Where(pair => pair.Figure is not null)
            .OrderByDescending(pair => pair.Figure!.Weight)
            .FirstOrDefault();
        if (found.Figure is not { } figure)
        {
            return null;
        }

        // A bare unit joins its figure: "175 years".
        var joined = $"{figure.Shown} {figure.Counts}";
        if (figure.Counts.Length > 0 && (figure.Counts.Contains(' ', StringComparison.Ordinal) || joined.Length > LongestNumber))
        {
            return new ScreenText(
                Heading: _headlines.TakeSection(section) ?? SentenceParts.SubjectOf(found.Line, analysis.Language), Number: figure.Shown, Body: figure.Counts);
        }

        var subject = SentenceParts.SubjectOf(found.Line, analysis.Language);
        if (subject is null && figure.Weight < WeightOfBareNumber)
        {
            return null;
        }

        var heading = _headlines.TakeSection(section);

        return heading is null && subject is null ? null : new ScreenText(Heading: heading, Number: joined.Trim(), Body: subject);
    }

    private ScreenText Statement(List<string> spoken, string narration, string? section)
    {
        var heading = _headlines.Take(spoken, narration, section);
        var kicker = string.Equals(heading, section, StringComparison.Ordinal) ? null : _headlines.TakeSection(section);

        return new ScreenText(Kicker: kicker, Heading: heading);
    }

    private static SceneTransition TransitionTo(IReadOnlyList<Passage>? next, IReadOnlyList<Passage> scene, SceneLayout layout, bool isNextLast)
    {
        if (next is null || isNextLast || layout == SceneLayout.Quote)
        {
            return SceneTransition.Fade;
        }

        return scene[^1].Section != next[0].Section && layout != SceneLayout.Title ? SceneTransition.Slide : SceneTransition.Wipe;
    }

    private Guid IdOf(string narration)
    {
        var repeat = _repeats[narration] = _repeats.GetValueOrDefault(narration) + 1;

        return StableId.Of($"{repeat}\n{narration}");
    }

    private static T? First<T>(IEnumerable<string> lines, Func<string, T?> find)
        where T : class =>
        lines.Select(find).FirstOrDefault(found => found is not null);
}
