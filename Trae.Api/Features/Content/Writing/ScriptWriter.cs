using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Writing;

/// <summary>
/// Writes a storyboard from a source, without a model. Every spoken sentence is the source's own, in the source's order;
/// <see cref="ConnectiveTrim"/> is all that is ever taken off. Pure: the same source and request give the same script.
/// </summary>
public static class ScriptWriter
{
    /// <exception cref="PermanentJobException">With the code "source-not-speakable", if no sentence can be spoken.</exception>
    public static Storyboard Write(SourceDocument source, WritingRequest request)
    {
        var analysis = SourceAnalysis.Of(source, request.Brief, request.Voice);
        var title = TitleFinder.Find(analysis, request.Brief);
        var drafts = source.Kind == SourceKind.Script ? FinishedScript.Scenes(source) : Choose(analysis, Pace.For(request));
        if (drafts.Count == 0)
        {
            throw new PermanentJobException(
                "source-not-speakable",
                "No sentence of the source can be spoken: it may be a table, code or a list of links. Give a source with running text.");
        }

        return new Storyboard(
            title, request.Language ?? source.Language, request.Speaker, request.Look, new SceneStager(analysis, title).Stage(drafts));
    }

    private static List<List<Passage>> Choose(SourceAnalysis analysis, Pace pace)
    {
        var passages = PassageFinder.Find(analysis, pace);

        return SceneGrouping.Group(new PassageSelection(analysis, pace).Choose(passages), pace);
    }
}
