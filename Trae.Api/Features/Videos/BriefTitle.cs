using Trae.Contracts;

namespace Trae.Api.Features.Videos;

/// <summary>What a video is called until its script is written.</summary>
internal static class BriefTitle
{
    private const int Longest = 90;

    public static string Of(CreateVideoRequest request)
    {
        var line = FirstLine(request.Storyboard?.Title) ?? FirstLine(request.Brief) ?? FirstLine(request.Text) ?? (request.Sources ?? []).Select(OfSource).FirstOrDefault(title => title is not null);

        return line ?? HostOf(request.Link) ?? "Untitled video";
    }

    private static string? OfSource(SourceRequest? source) => FirstLine(source?.Title) ?? FirstLine(source?.Text) ?? HostOf(source?.Link);

    private static string? HostOf(string? link) => Uri.TryCreate(link, UriKind.Absolute, out var address) ? address.Host : null;

    private static string? FirstLine(string? text)
    {
        foreach (var raw in (text ?? "").AsSpan().EnumerateLines())
        {
            var line = raw.Trim().TrimStart('#').Trim();
            if (line.Length > 0)
            {
                return Shorten(line);
            }
        }

        return null;
    }

    private static string Shorten(ReadOnlySpan<char> line)
    {
        if (line.Length <= Longest)
        {
            return line.ToString();
        }

        // Between words if there are any, and never inside a surrogate pair.
        var cut = line[..Longest];
        var space = cut.LastIndexOf(' ');
        var end = space > Longest / 2 ? space : char.IsHighSurrogate(cut[^1]) ? Longest - 1 : Longest;

        return $"{cut[..end].TrimEnd()}…";
    }
}
