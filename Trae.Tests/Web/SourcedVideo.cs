using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>A published video of two sources, with one claim that neither supports.</summary>
internal static class SourcedVideo
{
    public static readonly SourceCredit Page = new("Octopuses of the reef", "https://example.org/octopuses", "Ada Rowe", "https://creativecommons.org/licenses/by-sa/4.0/");

    public static FakeVideo Make()
    {
        var first = Samples.Storyboard.Scenes[0];
        var storyboard = Samples.Storyboard with
        {
            Sources = [Page, new("Field notes")],
            Scenes = [first with { Citations = [new(0, 0, 1)] }, .. Samples.Storyboard.Scenes.Skip(1)],
        };
        var id = Guid.CreateVersion7();
        var published = Samples.Published(id);
        var video = FakeVideo.Of(published with { Published = published.Published! with { Sources = [Page] } }, storyboard);
        video.Sources =
        [
            new(Page, SourceKind.Html, "en",
            [
                new("heading", "Minds", 0, []),
                new("paragraph", "It lives alone. An octopus has nine brains. Nobody knows why.", 0, ["It lives alone.", "An octopus has nine brains.", "Nobody knows why."]),
            ]),
            new(new("Field notes"), SourceKind.Plain, "en", []),
        ];
        video.Claims = new(1, Checked: true,
        [
            new(0, first.Id, OnScreen: false, ClaimKind.Number, "eleven", "No source gives eleven.", new NearestSentence(0, 1, "An octopus has nine brains.")),
        ]);

        return video;
    }
}
