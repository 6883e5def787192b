using Trae.Jobs;

namespace Trae.Api.Features.Content.Documents;

/// <summary>Why a feed cannot be a source; every message says what to do.</summary>
internal static class FeedProblems
{
    public static PermanentJobException Damaged(Exception? inner = null) => new(
        "feed-damaged", "The feed is no well-formed XML, declares a document type, or nests too deep. Use the link of an entry instead, or paste the text.", inner);

    public static PermanentJobException NoEntries(bool isEmpty) => isEmpty
        ? new("feed-empty", "The feed has no entries. Use a link to a page instead, or paste the text.")
        : new("feed-entry-not-found", "The feed has none of the entries that were chosen. Choose entries by the ids or links that the feed itself gives.");
}
