using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace Trae.VideoWorker.Drawing.Layouts.Source;

/// <summary>What a stretch of source code is.</summary>
internal enum CodeInk
{
    Plain,
    Keyword,
    Type,
    Function,
    Text,
    Number,
    Comment,
    Quiet,
}

/// <summary>A stretch of a line of one ink.</summary>
internal readonly record struct CodeToken(int Start, int Length, CodeInk Ink);

/// <summary>Tells the parts of source code apart, with the TextMate grammars that editors use.</summary>
internal static class Highlighter
{
    // A grammar's expressions can take very long on hostile text; then the line stays plain.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["c#"] = "csharp", ["cs"] = "csharp", ["js"] = "javascript", ["jsx"] = "javascriptreact", ["ts"] = "typescript", ["tsx"] = "typescriptreact",
        ["py"] = "python", ["rb"] = "ruby", ["rs"] = "rust", ["golang"] = "go", ["c++"] = "cpp", ["bash"] = "shellscript", ["sh"] = "shellscript",
        ["shell"] = "shellscript", ["zsh"] = "shellscript", ["yml"] = "yaml", ["md"] = "markdown", ["f#"] = "fsharp", ["fs"] = "fsharp",
        ["vb"] = "vb", ["ps1"] = "powershell", ["docker"] = "dockerfile", ["jsonc"] = "json",
    };

    private static readonly (string Scope, CodeInk Ink)[] Inks =
    [
        ("comment", CodeInk.Comment), ("string", CodeInk.Text), ("constant.numeric", CodeInk.Number), ("constant.language", CodeInk.Number),
        ("constant.character", CodeInk.Number), ("constant", CodeInk.Number), ("entity.name.function", CodeInk.Function), ("support.function", CodeInk.Function),
        ("entity.name.type", CodeInk.Type), ("entity.name.class", CodeInk.Type), ("entity.name.tag", CodeInk.Keyword), ("entity.other.attribute-name", CodeInk.Type),
        ("support.type.property-name", CodeInk.Type), ("support", CodeInk.Type), ("keyword.type", CodeInk.Keyword), ("keyword.operator", CodeInk.Quiet),
        ("keyword", CodeInk.Keyword), ("storage", CodeInk.Keyword), ("punctuation", CodeInk.Quiet), ("markup.heading", CodeInk.Keyword),
    ];

    private static readonly Lock Gate = new();
    private static readonly RegistryOptions Options = new(ThemeName.DarkPlus);
    private static readonly Registry Registry = new(Options);

    /// <summary>The tokens of each line, without gaps; an unknown language has one plain one.</summary>
    public static IReadOnlyList<IReadOnlyList<CodeToken>> Tokens(string language, IReadOnlyList<string> lines)
    {
        lock (Gate)
        {
            var name = Names.GetValueOrDefault(language.Trim(), language.Trim().ToLowerInvariant());
            var scope = Options.GetScopeByLanguageId(name);
            var grammar = string.IsNullOrEmpty(scope) ? null : Registry.LoadGrammar(scope);
            if (grammar is null)
            {
                return [.. lines.Select(line => (IReadOnlyList<CodeToken>)[new CodeToken(0, line.Length, CodeInk.Plain)])];
            }

            var tokens = new List<IReadOnlyList<CodeToken>>();
            IStateStack? state = null;
            foreach (var line in lines)
            {
                var result = grammar.TokenizeLine(line, state, Patience);
                state = result.RuleStack;
                tokens.Add(Merge(line, result.Tokens));
            }

            return tokens;
        }
    }

    private static List<CodeToken> Merge(string line, IEnumerable<IToken> tokens)
    {
        var merged = new List<CodeToken>();
        foreach (var token in tokens)
        {
            var (start, end) = (merged.Count == 0 ? 0 : merged[^1].Start + merged[^1].Length, Math.Min(token.EndIndex, line.Length));
            if (end <= start)
            {
                continue;
            }

            // Space has no colour; it stays with what stands before it.
            var ink = string.IsNullOrWhiteSpace(line[start..end]) && merged.Count > 0 ? merged[^1].Ink : InkOf(token.Scopes);
            if (merged.Count > 0 && merged[^1].Ink == ink)
            {
                merged[^1] = merged[^1] with { Length = end - merged[^1].Start };
            }
            else
            {
                merged.Add(new CodeToken(start, end - start, ink));
            }
        }

        var covered = merged.Count == 0 ? 0 : merged[^1].Start + merged[^1].Length;

        return covered < line.Length ? [.. merged, new CodeToken(covered, line.Length - covered, CodeInk.Plain)] : merged;
    }

    /// <summary>The innermost scope that says something.</summary>
    private static CodeInk InkOf(List<string> scopes)
    {
        if (scopes.Any(scope => scope.StartsWith("comment", StringComparison.Ordinal)))
        {
            return CodeInk.Comment;
        }

        for (var i = scopes.Count - 1; i >= 0; i--)
        {
            if (scopes[i].StartsWith("punctuation.definition.string", StringComparison.Ordinal))
            {
                return CodeInk.Text;
            }

            var known = Array.Find(Inks, each => scopes[i].StartsWith(each.Scope, StringComparison.Ordinal));
            if (known.Scope is not null)
            {
                return known.Ink;
            }
        }

        return CodeInk.Plain;
    }
}
