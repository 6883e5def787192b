using System.Text;
using Trae.Api.Http;

namespace Trae.Api.Features.Mail;

/// <summary>A name that somebody chose, in a mail of ours to somebody else: the text around it stays ours.</summary>
internal static class NameInMail
{
    private const int Longest = 100;

    // It shows as nothing, and no program that makes links of what looks like one reads across it.
    private const char WordJoiner = '\u2060';

    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name.Trim())
        {
            text.Append(ShownName.IsForbidden(letter) ? ' ' : letter);
            if (letter is '.' or ':' or '/' or '@')
            {
                text.Append(WordJoiner);
            }
        }

        return text.Length > Longest ? $"{text.ToString(0, Longest)}…" : text.ToString();
    }
}
