using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Trae.Tests.Content.Documents;

/// <summary>PDFs as programs write them, made in memory.</summary>
internal sealed class PdfFiles : IDisposable
{
    private readonly PdfDocumentBuilder _builder = new();
    private readonly PdfDocumentBuilder.AddedFont _plain;
    private readonly PdfDocumentBuilder.AddedFont _bold;
    private PdfPageBuilder _page;

    public PdfFiles()
    {
        _plain = _builder.AddStandard14Font(Standard14Font.TimesRoman);
        _bold = _builder.AddStandard14Font(Standard14Font.TimesBold);
        _page = _builder.AddPage(PageSize.A4);
    }

    public PdfFiles Page()
    {
        _page = _builder.AddPage(PageSize.A4);

        return this;
    }

    /// <summary>Lines from the top down, 14 points apart.</summary>
    public PdfFiles Lines(double left, double top, double size, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            _page.AddText(lines[i], size, new PdfPoint(left, top - (i * 14)), _plain);
        }

        return this;
    }

    public PdfFiles Heading(double top, string text, double size = 16)
    {
        _page.AddText(text, size, new PdfPoint(60, top), _bold);

        return this;
    }

    public PdfFiles Information(string? title, string? author)
    {
        _builder.DocumentInformation.Title = title;
        _builder.DocumentInformation.Author = author;

        return this;
    }

    /// <summary>A page that is one picture.</summary>
    public PdfFiles Picture(byte[] png)
    {
        _page.AddPng(png, new PdfRectangle(0, 0, 595, 842));

        return this;
    }

    public byte[] Build()
    {
        using (this)
        {
            return _builder.Build();
        }
    }

    public void Dispose() => _builder.Dispose();

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
