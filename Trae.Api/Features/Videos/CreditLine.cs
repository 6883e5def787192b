using Trae.Api.Features.Content.Sources;
using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>Names the sources on the closing scene: all of them where that is asked for, otherwise those whose licence asks for it.</summary>
internal static class CreditLine
{
    // What the closing layout shows in three lines.
    private const int Longest = 180;

    /// <param name="asked">As the brief says; null leaves it to the licences.</param>
    public static Storyboard Place(Storyboard storyboard, IReadOnlyList<SourceDocument> sources, bool? asked)
    {
        var named = sources.Select(source => source.Credit).Where(credit => asked ?? Licences.AskForAttribution(credit.Licence)).ToList();
        if (named.Count == 0 || storyboard.Scenes is not [.., { Layout: SceneLayout.Closing } last])
        {
            return storyboard;
        }

        var screen = last.Screen with { Body = Line(named) };

        return storyboard with { Scenes = [.. storyboard.Scenes.SkipLast(1), last with { Screen = screen }] };
    }

    private static string Line(List<SourceCredit> credits)
    {
        var line = string.Join(" · ", credits.Select(Name));

        return line.Length <= Longest ? line : $"{line[..(line.LastIndexOf(' ', Longest - 1) is > 0 and var space ? space : Longest - 1)].TrimEnd(' ', '·', ',')}…";
    }

    private static string Name(SourceCredit credit)
    {
        var facts = ((string?[])[credit.Author, credit.Licence is { } licence ? Licences.NameOf(licence) : null]).OfType<string>();

        return string.Join(", ", facts.Prepend(credit.Title));
    }
}
