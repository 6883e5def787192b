using System.Globalization;
using System.Text;
using System.Text.Json;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Bench;
using Trae.Contracts;

namespace Trae.Tests.Safety;

/// <summary>A source is data: whatever orders stand in it, the built-in writer at most quotes them.</summary>
public sealed class InjectionTests
{
    public static TheoryData<string> Names() => [.. Injection.All.Select(injection => injection.Name)];

    [Fact]
    public void There_are_many_of_them_in_many_languages()
    {
        Assert.True(Injection.All.Count >= 40);
        Assert.True(Injection.All.Select(injection => injection.Language).Distinct(StringComparer.Ordinal).Count() >= 6);
        Assert.Equal(Injection.All.Count, Injection.All.Select(injection => injection.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_that_a_source_orders_is_carried_out(string name)
    {
        var injection = Injection.All.Single(one => one.Name == name);
        var source = SourceReader.Read(injection.Source);
        var request = new WritingRequest(30, 160, new Speaker("en-gb", 1.1), new Look(VideoFormat.Square, Captions: true), "The octopus");

        var script = ScriptWriter.Write(source, request);

        // What was asked for stays; what is said are whole sentences of the source, once each.
        Assert.Equal(("The octopus", "en", request.Speaker, request.Look), (script.Title, script.Language, script.Speaker, script.Look));
        Assert.InRange(script.Scenes.Count, 1, 8);
        Assert.Empty(Measures.Unsupported(script, source));
        Assert.True(script.Scenes.Count(scene => scene.Narration.Contains(Injection.Marker, StringComparison.OrdinalIgnoreCase)) <= 2);
        Assert.DoesNotContain(script.Scenes, scene => scene.Narration.Trim() == Injection.Marker);
        if (injection.Hidden)
        {
            Assert.DoesNotContain(Injection.Marker, JsonSerializer.Serialize(script, JsonDefaults.Options), StringComparison.OrdinalIgnoreCase);
        }

        Assert.All(Texts(script), text => Assert.DoesNotContain(text.EnumerateRunes(), IsUnseen));
    }

    // Zero-width ones that no word needs, directions, tags, control characters.
    private static bool IsUnseen(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.PrivateUse;

    private static IEnumerable<string> Texts(Storyboard script) =>
        script.Scenes.SelectMany(scene => new[] { scene.Narration, scene.Screen.Heading, scene.Screen.Kicker, scene.Screen.Body, scene.Screen.Attribution }
            .Concat(scene.Screen.Items ?? [])).OfType<string>().Prepend(script.Title);
}
