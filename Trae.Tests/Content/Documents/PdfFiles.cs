using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Trae.Tests.Content.Documents;

/// <summary>PDFs as programs write them, made in memory.</summary>
internal sealed class PdfFiles
{
    private readonly List<List<Action<PdfPageBuilder, PdfDocumentBuilder.AddedFont, PdfDocumentBuilder.AddedFont>>> _pages = [[]];
    private string? _title;
    private string? _author;

    public PdfFiles Page()
    {
        _pages.Add([]);

        return this;
    }

    /// <summary>Lines from the top down, 14 points apart.</summary>
    public PdfFiles Lines(double left, double top, double size, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var (line, place) = (lines[i], new PdfPoint(left, top - (i * 14)));
            _pages[^1].Add((page, plain, _) => page.AddText(line, size, place, plain));
        }

        return this;
    }

    public PdfFiles Heading(double top, string text, double size = 16)
    {
        _pages[^1].Add((page, _, bold) => page.AddText(text, size, new PdfPoint(60, top), bold));

        return this;
    }

    public PdfFiles Information(string? title, string? author)
    {
        (_title, _author) = (title, author);

        return this;
    }

    /// <summary>A page that is one picture.</summary>
    public PdfFiles Picture(byte[] png)
    {
        _pages[^1].Add((page, _, _) => page.AddPng(png, new PdfRectangle(0, 0, 595, 842)));

        return this;
    }

    public byte[] Build()
    {
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Title = _title;
        builder.DocumentInformation.Author = _author;
        var plain = builder.AddStandard14Font(Standard14Font.TimesRoman);
        var bold = builder.AddStandard14Font(Standard14Font.TimesBold);
        foreach (var drawn in _pages)
        {
            var page = builder.AddPage(PageSize.A4);
            drawn.ForEach(draw => draw(page, plain, bold));
        }

        return builder.Build();
    }

    /// <summary>A title, prose in one column, a header and a page number on each page.</summary>
    public static byte[] Report(int pages = 2)
    {
        var file = new PdfFiles().Information("Microsoft Word - final.doc", "Ada Rowe");
        for (var page = 1; page <= pages; page++)
        {
            if (page > 1)
            {
                file.Page();
            }

            file.Lines(60, 815, 9, "Annual lighthouse report").Lines(290, 30, 9, $"{page}");
            if (page == 1)
            {
                file.Heading(760, "The lighthouses of the north", 22);
            }

            file.Heading(700, $"Part {page}")
                .Lines(60, 670, 11,
                    "A lighthouse is a tower that sends out light so that ships can find their way at",
                    "night. The keepers of the northern coast tended nineteen of them until the last cen-",
                    "tury, and every lamp burned a well-known oil that was carried up by hand each eve-",
                    "ning. In 1998 the last of the lamps was made automatic.")
                .Lines(60, 600, 11,
                    "Today a single technician visits each tower twice a year. The light itself is an",
                    "electric lamp of 250 watts, and its beam is seen 40 kilometres out at sea. The well-",
                    "known oil is gone.");
        }

        return file.Build();
    }
}
