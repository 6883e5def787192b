using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>What came of reading a document: exactly one of the two.</summary>
internal sealed record ReaderAnswer(RawSource? Source, ProblemReason? Problem);

/// <summary>
/// <c>Trae.Api --read-document KIND</c>: a document on standard input, a <see cref="ReaderAnswer"/> on standard output. It has no settings, no
/// database and no secrets, so a document that breaks a parser breaks nothing else.
/// </summary>
internal static class ReaderProgram
{
    public const string Option = "--read-document";

    public static async Task<int> Run(string kind)
    {
        using var bytes = new MemoryStream();
        await using (var input = Console.OpenStandardInput())
        {
            await input.CopyToAsync(bytes);
        }

        await using var output = Console.OpenStandardOutput();
        await JsonSerializer.SerializeAsync(output, Read(Enum.Parse<SourceKind>(kind), bytes.ToArray()), JsonDefaults.Options);

        return 0;
    }

    private static ReaderAnswer Read(SourceKind kind, byte[] bytes)
    {
        try
        {
            return new(DocumentReader.Read(kind, bytes), null);
        }
        catch (PermanentJobException refused)
        {
            return new(null, new ProblemReason(refused.Code, refused.Message));
        }
    }
}
