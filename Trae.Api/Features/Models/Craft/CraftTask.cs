using Trae.Contracts;

namespace Trae.Api.Features.Models.Craft;

/// <summary>What each craft asks for. Pure.</summary>
/// <param name="Words">As the model is told.</param>
/// <param name="Options">How many to choose from; 0 for crafts that change scenes.</param>
/// <param name="Longest">Characters of an option.</param>
internal sealed record CraftTask(string Words, int Options = 0, int Longest = 0)
{
    public static CraftTask Of(CraftKind kind, string? language) => kind switch
    {
        CraftKind.Rewrite => new("say the same in other words, livelier and easier to listen to, at about the same length."),
        CraftKind.Shorten => new("shorten what is spoken to about two thirds: keep what matters most, and whole sentences."),
        CraftKind.Simplify => new("say the same so that a twelve-year-old understands it at once: short sentences, everyday words, no jargon."),
        CraftKind.Expand => new("say the same at about one and a half times the length, with smoother transitions, and without any new claim."),
        CraftKind.Translate => new($"translate everything that is spoken and shown into the language {language}, as a native speaker would say it. Names and figures stay."),
        CraftKind.Voice => new("say the same as the sender would say it whose voice is described below, at about the same length."),
        CraftKind.Hooks => new("write 5 other first sentences for the video that make people stay: a question, a surprising fact, a contrast.", 5, 200),
        CraftKind.Titles => new("write 5 titles of at most 60 characters: clear, concrete, no clickbait.", 5, 100),
        CraftKind.Descriptions => new("write 3 descriptions for the video's page, of two or three sentences each.", 3, 600),
        CraftKind.Tags => new("write 10 tags of one to three words that people search for, in lower case.", 10, 40),
        CraftKind.Hashtags => new("write 8 hashtags, each beginning with # and without spaces.", 8, 40),
        CraftKind.PosterTexts => new("write 5 texts for the poster picture, of two to five words each.", 5, 40),
        _ => new("summarise the video in three sentences.", 1, 800),
    };
}
