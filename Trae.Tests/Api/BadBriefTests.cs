using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;

namespace Trae.Tests.Api;

public sealed class BadBriefTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private ApiHost Api { get; } = shared.Host;

    private HttpClient Http => Api.Http;

    private static readonly string Long = string.Concat(Enumerable.Repeat(Briefs.Text, 400));

    public static TheoryData<string, string, CreateVideoRequest> Refused => new()
    {
        { "no source", "source-missing", new() },
        { "a bare topic", "source-missing", new() { Brief = "The octopus" } },
        { "blank text", "source-missing", new() { Text = " \n\t " } },
        { "too few words", "source-too-short", new() { Text = "An octopus has three hearts." } },
        { "too many words", "source-too-long", new() { Text = Long } },
        { "a binary file", "source-not-text", new() { Text = "%PDF-1.7\n" + Briefs.Text } },
        { "a NUL in the text", "source-not-text", new() { Text = Briefs.Text + "\0" } },
        { "a NUL in the brief", "text-not-text", Briefs.Octopus with { Brief = "a\0b" } },
        { "text and link", "source-ambiguous", Briefs.Octopus with { Link = "https://example.com/" } },
        { "a link that is none", "link-not-http", new() { Link = "example" } },
        { "a link to a file", "link-not-http", new() { Link = "file:///etc/passwd" } },
        { "a link with a password", "link-not-http", new() { Link = "https://me:secret@example.com/" } },
        { "a link to this machine", "link-private-address", new() { Link = "http://localhost:5432/" } },
        { "a link to a loopback address", "link-private-address", new() { Link = "http://127.0.0.1/" } },
        { "a link to a mapped address", "link-private-address", new() { Link = "http://[::ffff:10.0.0.1]/" } },
        { "a link to a metadata service", "link-private-address", new() { Link = "http://169.254.169.254/latest" } },
        { "a text that is said to be a PDF", "source-kind-wrong", Briefs.Octopus with { Kind = SourceKind.Pdf } },
        { "one source and several", "source-ambiguous", Briefs.Octopus with { Sources = [new() { Text = Briefs.Text }] } },
        { "a source of two kinds", "source-ambiguous", new() { Sources = [new() { Text = Briefs.Text, Link = "https://example.com/" }] } },
        { "a source that is none", "source-ambiguous", new() { Sources = [new() { Title = "Nothing" }] } },
        { "a source that is null", "source-ambiguous", new() { Sources = [null!] } },
        { "several short sources", "source-too-short", new() { Sources = [new() { Text = "An octopus has three hearts." }, new() { Text = "And nine brains." }] } },
        { "a second source to this machine", "link-private-address", new() { Sources = [new() { Text = Briefs.Text }, new() { Link = "http://127.0.0.1/" }] } },
        { "a feed that declares entities", "feed-damaged", new() { Sources = [new() { Text = "<!DOCTYPE rss [<!ENTITY a \"b\">]><rss><channel/></rss>" }] } },
        { "a document of nobody", "document-not-found", new() { Sources = [new() { Document = "media/00000000000000000000000000000000/ab.json" }] } },
        { "an unknown voice", "voice-unknown", Briefs.Octopus with { Voice = "klingon" } },
        { "an unknown language", "language-unknown", Briefs.Octopus with { Language = "tlh" } },
        { "an unknown theme", "theme-unknown", Briefs.Octopus with { Theme = "plaid" } },
        { "an unknown presenter", "presenter-unknown", Briefs.Octopus with { Presenter = "hal" } },
        { "a voice of another alphabet", "wrong-alphabet", Briefs.Octopus with { Voice = "ru" } },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_brief_that_cannot_work_is_refused_and_nothing_is_stored(string what, string code, CreateVideoRequest brief)
    {
        var sentence = await (await Http.Create(brief, "key")).Refused(HttpStatusCode.UnprocessableEntity, code);

        Assert.True(sentence.Length > 30, $"{what}: \"{sentence}\" does not say what to do.");
        await NothingIsStored();
    }

    [Theory]
    [InlineData("""{"text":"x","seconds":5}""", "validation-failed")]
    [InlineData("""{"text":"x","rate":9}""", "validation-failed")]
    [InlineData("""{"text":"x","seconds":"soon"}""", "body-malformed")]
    [InlineData("""{"text":"x","format":"round"}""", "value-unknown")]
    [InlineData("""{"text":"x","format":7}""", "value-unknown")]
    [InlineData("""{"text":"x","kind":"odt"}""", "value-unknown")]
    [InlineData("""{"text":"x","formt":"wide"}""", "property-unknown")]
    [InlineData("""{"text":"\ud800"}""", "body-malformed")]
    [InlineData("""{"text":""", "body-malformed")]
    [InlineData("""[]""", "body-malformed")]
    [InlineData("""null""", "request-malformed")]
    [InlineData("", "request-malformed")]
    public async Task A_body_of_the_wrong_shape_is_refused_and_nothing_is_stored(string json, string code)
    {
        var response = await Http.PostAsync("/api/v1/videos", new StringContent(json, null, "application/json"));

        await response.Refused(HttpStatusCode.BadRequest, code);
        await NothingIsStored();
    }

    [Fact]
    public async Task An_unknown_format_is_answered_with_those_that_exist()
    {
        var response = await Http.PostAsync(
            "/api/v1/videos", new StringContent("""{"format":"round"}""", null, "application/json"));

        Assert.Contains("wide, tall, square", await response.Refused(HttpStatusCode.BadRequest, "value-unknown"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5 * 1024 * 1024 + 1, "source-too-large")]
    [InlineData(13 * 1024 * 1024, "body-too-large")]
    public async Task Text_beyond_five_megabytes_is_refused_as_too_large(int length, string code)
    {
        var response = await Http.Create(new() { Text = new string('a', length) });

        await response.Refused(HttpStatusCode.RequestEntityTooLarge, code);
        await NothingIsStored();
    }

    private async Task NothingIsStored()
    {
        Assert.Equal(0, await Api.Query(db => db.Videos.CountAsync()));
        Assert.Equal(0, await Api.Query(db => db.IdempotencyKeys.CountAsync()));
        Assert.Equal(0, await Api.Query(db => db.Database.SqlQuery<int>($"select count(*)::int as \"Value\" from jobs").SingleAsync()));
    }
}
