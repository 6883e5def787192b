namespace Trae.Api.Features.Content.Documents;

/// <summary>How much of a document is read; nothing here can be set, because nothing beyond can become a script.</summary>
internal static class DocumentLimits
{
    /// <summary>Of the file itself.</summary>
    public const int Bytes = 25 * 1024 * 1024;

    public const int Pages = 300;

    /// <summary>UTF-16 code units of text: about eight times the most words that a brief may have.</summary>
    public const int Characters = 1_000_000;

    /// <summary>A packed document, unpacked.</summary>
    public const long Unpacked = 200L * 1024 * 1024;

    /// <summary>Of the text parts of a packed document: one of 20,000 words has about 5 MB of mark-up.</summary>
    public const long UnpackedText = 40L * 1024 * 1024;

    public const int Parts = 5_000;

    /// <summary>Of processor for a packed document, whole seconds. A busy machine takes longer and is no failure.</summary>
    public static readonly TimeSpan Work = TimeSpan.FromSeconds(30);

    /// <summary>Of processor for a text, whole seconds: pages of 5 MB take four.</summary>
    public static readonly TimeSpan TextWork = TimeSpan.FromSeconds(10);

    /// <summary>However busy the machine is.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMinutes(5);

    /// <summary>Bytes of heap for whoever reads it.</summary>
    public const long Memory = 768L * 1024 * 1024;
}
