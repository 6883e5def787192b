using System.Text;
using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>What is to be read.</summary>
/// <param name="Kind">What a packed document is, or how a text is to be read.</param>
/// <param name="Address">Where an HTML page came from.</param>
/// <param name="Entries">Of a feed, those to read; null for the newest.</param>
internal sealed record ReaderQuestion(SourceKind Kind, Uri? Address = null, IReadOnlyCollection<string>? Entries = null);

/// <summary>What came of reading it: exactly one of the two.</summary>
/// <param name="Kind">What it was read as.</param>
internal sealed record ReaderAnswer(SourceKind Kind, RawSource? Source, ProblemReason? Problem);

/// <summary>
/// <c>Trae.Api --read-document</c>: a <see cref="ReaderQuestion"/> on the first line of standard input and the document after it, a
/// <see cref="ReaderAnswer"/> on standard output. It has no settings, no database and no secrets, so a document that breaks a parser breaks
/// nothing else.
/// </summary>
internal static class ReaderProgram
{
    public const string Option = "--read-document";

    public static async Task<int> Run()
    {
        using var held = new MemoryStream();
        await using (var input = Console.OpenStandardInput())
        {
            await input.CopyToAsync(held);
        }

        await using var output = Console.OpenStandardOutput();
        await JsonSerializer.SerializeAsync(output, Answer(held.GetBuffer().AsMemory(0, (int)held.Length)), JsonDefaults.Options);

        return 0;
    }

    public static byte[] HeadOf(ReaderQuestion question) => [.. JsonSerializer.SerializeToUtf8Bytes(question, JsonDefaults.Options), (byte)'\n'];

    public static bool IsPacked(SourceKind kind) => kind is SourceKind.Pdf or SourceKind.Docx or SourceKind.Pptx;

    private static ReaderAnswer Answer(ReadOnlyMemory<byte> sent)
    {
        var end = sent.Span.IndexOf((byte)'\n');
        var question = JsonSerializer.Deserialize<ReaderQuestion>(sent.Span[..end], JsonDefaults.Options)!;
        var rest = sent[(end + 1)..];
        try
        {
            if (IsPacked(question.Kind))
            {
                return new(question.Kind, DocumentReader.Read(question.Kind, rest.ToArray()), null);
            }

            var (kind, raw) = SourceReader.ReadRaw(Encoding.UTF8.GetString(rest.Span), question.Kind, question.Address, question.Entries);

            return new(kind, raw, null);
        }
        catch (PermanentJobException refused)
        {
            return new(question.Kind, null, new ProblemReason(refused.Code, refused.Message));
        }
    }
}
