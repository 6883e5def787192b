namespace Trae.Contracts;

/// <summary>A text that a script rests on, as the credits name it.</summary>
/// <param name="Title">As the source gives it, or what its person calls it.</param>
/// <param name="Address">The page or feed it was fetched from; null for a text or a file.</param>
/// <param name="Licence">As the source states it: an SPDX identifier, a licence's address, or words.</param>
public sealed record SourceCredit(string Title, string? Address = null, string? Author = null, string? Licence = null);

/// <summary>The sentence of a source that a spoken sentence rests on. All places count from 0.</summary>
/// <param name="Spoken">The sentence's place in its scene's narration.</param>
/// <param name="Source">The source's place in <see cref="Storyboard.Sources"/>.</param>
/// <param name="Sentence">The sentence's place among all of that source.</param>
public sealed record Citation(int Spoken, int Source, int Sentence);
