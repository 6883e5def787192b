using System.Net;
using System.Text.RegularExpressions;

namespace Trae.Tests.EndToEnd;

/// <summary>What people read holds no codes: neither the names of problems nor those of values, which are for programs.</summary>
internal static partial class ForPeople
{
    // Some names are those of things.
    private static readonly string[] Things = ["WebM"];

    private static readonly Lazy<HashSet<string>> Known = new(() => [.. Values().Concat(Codes()).Except(Things)]);

    /// <summary>The text of a page, as it is read.</summary>
    public static string TextOf(string html) => WebUtility.HtmlDecode(Tags().Replace(Unread().Replace(html, " "), " "));

    public static void AssertReadable(string text, string where)
    {
        var found = Words().Matches(text).Select(word => word.Value).Where(Known.Value.Contains).Distinct().ToList();

        Assert.True(found.Count == 0, $"{where} shows {string.Join(", ", found)}.");
    }

    // Only those that are no words: "Draft" is one, "WritingFailed" is none.
    private static IEnumerable<string> Values() =>
        from type in typeof(Trae.Contracts.VideoState).Assembly.GetTypes()
        where type.IsEnum
        from name in Enum.GetNames(type)
        where name.Skip(1).Any(char.IsAsciiLetterUpper)
        from form in new[] { name, char.ToLowerInvariant(name[0]) + name[1..] }
        select form;

    private static IEnumerable<string> Codes() =>
        from project in new[] { "Trae.Api", "Trae.VideoWorker", "Trae.ServiceDefaults" }
        from file in Directory.EnumerateFiles(Path.Combine(MakeCommand.Root, project), "*.cs", SearchOption.AllDirectories)
        where !file.Contains("/obj/", StringComparison.Ordinal)
        from Match match in Code().Matches(File.ReadAllText(file))
        select match.Groups["code"].Value;

    [GeneratedRegex("""(?:Problems\.\w+|JobException|OfInput|Fault|ModelFault|FfmpegException|ProblemReason)\(\s*(?:[\w.]+,\s*|\$?"[^"]*",\s*)?"(?<code>[a-z]+(-[a-z0-9]+)+)"(?=,)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex("<(?<tag>script|style|template|head)[^>]*>.*?</\\k<tag>>", RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Unread();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")]
    private static partial Regex Words();
}
