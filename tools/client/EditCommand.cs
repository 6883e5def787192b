using System.CommandLine;
using System.Net.Http.Json;
using Trae;
using Trae.Contracts;

/// <summary><c>./trae video edit</c>: a whole storyboard from a file, or single words of it.</summary>
internal static class EditCommand
{
    private static readonly Option<string?> File = new("--storyboard") { Description = "The whole storyboard, as `show --storyboard` printed it, with your changes; - reads standard input", HelpName = "FILE.json|-" };
    private static readonly Option<int?> Version = new("--version-read") { Description = "The version that the file was read at; refused if somebody saved in between" };
    private static readonly Option<string?> Title = new("--title") { Description = "Another title" };
    private static readonly Option<int?> Scene = new("--scene") { Description = "The scene that --narration and --heading change, counted from 1" };
    private static readonly Option<string?> Narration = new("--narration") { Description = "What the scene says instead" };
    private static readonly Option<string?> Heading = new("--heading") { Description = "The scene's heading instead" };

    public static Command Of(Argument<string> id) => Call.Of(
        "edit", "Change a video's storyboard", (call, options, ct) => Edit(call, options.GetValue(id)!, options, ct), id, File, Version, Title, Scene, Narration, Heading);

    private static async Task Edit(Call call, string id, ParseResult options, CancellationToken ct)
    {
        var video = await VideoCommands.Find(call, id, ct);
        var read = await call.Get<StoryboardDto>($"videos/{video.Id}/storyboard", ct);
        var changed = options.GetValue(File) is { } file ? await Input.ReadJson<Storyboard>(file, "a storyboard", ct) : read.Storyboard;
        changed = WithWords(changed, options);
        if (options.GetValue(File) is null && ReferenceEquals(changed, read.Storyboard))
        {
            throw new InputException("Say what to change: --storyboard FILE, --title, or --scene with --narration or --heading.");
        }

        var request = new HttpRequestMessage(HttpMethod.Put, $"api/v1/videos/{video.Id}/storyboard") { Content = JsonContent.Create(changed, options: JsonDefaults.Options) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{options.GetValue(Version) ?? read.Version}\"");
        var saved = await Call.Read<StoryboardDto>(await call.Http.SendAsync(request, ct), ct);
        call.Print(saved, _ => Console.WriteLine($"Saved version {saved.Version} of {saved.Storyboard.Title}."));
    }

    private static Storyboard WithWords(Storyboard storyboard, ParseResult options)
    {
        if (options.GetValue(Title) is { } title)
        {
            storyboard = storyboard with { Title = title };
        }

        var (narration, heading) = (options.GetValue(Narration), options.GetValue(Heading));
        if (options.GetValue(Scene) is not { } number)
        {
            return narration is null && heading is null ? storyboard : throw new InputException("Say which scene: --scene 1 is the first.");
        }

        if (number < 1 || number > storyboard.Scenes.Count)
        {
            throw new InputException($"There is no scene {number}; the storyboard has {storyboard.Scenes.Count}.");
        }

        return storyboard with { Scenes = [.. storyboard.Scenes.Select((scene, i) => i == number - 1 ? Change(scene, narration, heading) : scene)] };
    }

    private static Scene Change(Scene scene, string? narration, string? heading) => scene with
    {
        Narration = narration ?? scene.Narration,
        Screen = heading is null ? scene.Screen : scene.Screen with { Heading = heading },

        // They said what the old words rest on.
        Citations = narration is null ? scene.Citations : null,
    };
}
