using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Why a document cannot be a source; every message says what to do.</summary>
internal static class DocumentProblems
{
    public static PermanentJobException Encrypted() => new(
        "document-encrypted", "The document is protected with a password. Save a copy without one, or paste the text.");

    public static PermanentJobException Scanned(int pages) => new(
        "document-scanned",
        $"The PDF holds pictures of {(pages == 1 ? "a page" : $"{pages} pages")} and no text. Run text recognition (OCR) on it first, or paste the text.");

    public static PermanentJobException TooManyPages(int pages) => new(
        "document-too-many-pages",
        $"The document has {pages} pages, and at most {DocumentLimits.Pages} are read. Save the pages that matter as a document of their own.");

    public static PermanentJobException TooLong() => new(
        "document-too-long", "The document has more text than a video can be made from. Save the part that matters as a document of its own.");

    public static PermanentJobException TooLarge() => new(
        "document-too-large", $"The document is larger than {DocumentLimits.Bytes >> 20} MB. Save it without pictures, or paste the part that matters.");

    public static PermanentJobException Bomb() => new(
        "document-bomb", "The document unpacks to far more than a document has. Save it anew from the program it was written in, or paste the text.");

    public static PermanentJobException Damaged(string kind, Exception? inner = null) => new(
        "document-damaged", $"The {kind} is damaged and cannot be read. Open it in the program it was written in and save it again, or paste the text.", inner);

    public static PermanentJobException Empty(string kind) => new(
        "document-empty", $"The {kind} holds no text. Choose another one, or paste the text.");

    public static PermanentJobException TooSlow() => new(
        "document-too-slow",
        "Reading the document took far more work than a document takes, and was stopped. Save it anew in a simpler form, or paste its plain text.");

    public static PermanentJobException TooHeavy() => new(
        "document-too-heavy", "Reading the document needs more memory than a document may take. Save it anew in a simpler form, or paste its plain text.");

    /// <param name="found">What it is instead: "a picture", "a spreadsheet".</param>
    public static PermanentJobException WrongKind(string found) => new(
        "document-unknown",
        $"The file is {found}, whatever its name says. Give a PDF, Word or PowerPoint document (.docx, .pptx), captions (.srt, .vtt), a feed, Markdown, HTML or plain text.");
}
