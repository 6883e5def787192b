using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Trae.Api.Features.Content.Sources;

/// <summary>What stands in a page and no reader sees: it is no part of the source. Text is hidden there to give machines orders.</summary>
internal static partial class UnseenElements
{
    public static void Remove(IDocument page)
    {
        foreach (var element in page.QuerySelectorAll("[hidden], [aria-hidden=true], [style]").ToList())
        {
            if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true" || Hides().IsMatch(element.GetAttribute("style") ?? ""))
            {
                element.Remove();
            }
        }
    }

    // Style sheets are not applied; what a page does in the element itself is what such texts do.
    [GeneratedRegex(
        """display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0?\.?0*(?![\d.])|font-size\s*:\s*(0*(\.0*)?[1-3]?(px|pt)|0+(\.0*)?(em|rem|%)?)\s*(;|$|!)|(left|top|right|bottom|text-indent|margin-left|margin-top)\s*:\s*-\d{3,}|clip\s*:\s*rect\(0|clip-path\s*:\s*inset\((50|100)%|(^|[;\s])color\s*:\s*transparent""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        1000)]
    private static partial Regex Hides();
}
