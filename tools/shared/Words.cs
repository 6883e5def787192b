using System.Text.Json;
using Trae.Contracts;

/// <summary>What the API says, for a person.</summary>
internal static class Words
{
    public static string Stage(VideoDto video) => video.State switch
    {
        VideoState.Writing => "Writing the script",
        VideoState.Draft => "Queued",
        VideoState.Published => "Finished",
        _ when video.Production is { } production => Left(production) is { } left ? $"{production.Stage}, {left}" : production.Stage,
        VideoState.WritingFailed => "The script could not be written",
        VideoState.ProductionFailed => "The video could not be made",
        _ => "Being made",
    };

    public static string State(ProductionState state) => state switch
    {
        ProductionState.Queued => "Waiting for a worker",
        ProductionState.Running => "Being made",
        ProductionState.Succeeded => "Finished",
        ProductionState.Failed => "Failed",
        _ => "Cancelled",
    };

    /// <summary>What went wrong with a video, or that it is not what was asked for.</summary>
    public static string Failure(VideoDto video) => (video.Problem ?? video.Production?.Problem)?.Message ?? video.State switch
    {
        VideoState.WritingFailed => "The script could not be written, and Trae does not say why. Try again.",
        VideoState.ProductionFailed => "The video could not be made, and Trae does not say why. Try again.",
        _ => "The video was cancelled before it was published.",
    };

    /// <summary>Who opens a video's page.</summary>
    public static string Audience(Visibility visibility) => visibility switch
    {
        Visibility.Private => "private: for members of the workspace, signed in",
        Visibility.Unlisted => "unlisted: for whoever has the link",
        _ => "public",
    };

    /// <returns>The sentence of a problem-details document with its field errors, or null if it is none.</returns>
    public static string? Problem(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            var fields = root.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Object
                ? errors.EnumerateObject().Select(e => e.Value.ValueKind is JsonValueKind.Array ? $"{e.Name}: {string.Join(' ', e.Value.EnumerateArray())}" : e.Name)
                : [];
            var detail = root.TryGetProperty("detail", out var d) ? d.GetString() : root.TryGetProperty("title", out var t) ? t.GetString() : null;

            return string.Join(' ', fields.Prepend(detail).Where(part => !string.IsNullOrWhiteSpace(part)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Left(ProductionDto production) => production.SecondsLeft switch
    {
        null => null,
        < 5 => "a few seconds left",
        < 90 and { } s => $"about {Math.Ceiling(s / 5) * 5:0} seconds left",
        { } s => $"about {Math.Ceiling(s / 60):0} minutes left",
    };
}
