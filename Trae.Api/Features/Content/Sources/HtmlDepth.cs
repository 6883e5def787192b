using AngleSharp.Dom;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Guards against pages that are nested to exhaust the stack of whoever walks over them, us or a library.</summary>
internal static class HtmlDepth
{
    // Real pages nest a few dozen deep.
    private const int DeepestNesting = 100;

    public static bool IsExcessive(INode root)
    {
        var depth = 0;
        var node = root;
        while (true)
        {
            if (node.FirstChild is { } child)
            {
                if (++depth > DeepestNesting)
                {
                    return true;
                }

                node = child;
                continue;
            }

            while (node != root && node.NextSibling is null)
            {
                node = node.Parent!;
                depth--;
            }

            if (node == root)
            {
                return false;
            }

            node = node.NextSibling!;
        }
    }
}
