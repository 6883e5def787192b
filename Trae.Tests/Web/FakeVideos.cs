using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>The videos of a <see cref="FakeApi"/>; refuses what the real one refuses, in the same form.</summary>
internal sealed class FakeVideos
{
    private readonly ConcurrentDictionary<Guid, FakeVideo> _videos = new();
    private readonly ConcurrentDictionary<string, Guid> _keys = new(StringComparer.Ordinal);

    public static IReadOnlyList<Voice> Voices { get; } =
    [
        new("en-gb", "Alba", "en-GB", "Female", "espeak-ng", ["Latn"], 170),
        new("en-us", "Hudson", "en-US", "Male", "espeak-ng", ["Latn"], 170),
        new("de", "Greta", "de", "Female", "espeak-ng", ["Latn"], 160),
        new("ar", "Nour", "ar", "Female", "espeak-ng", ["Arab"], 150),
    ];

    /// <summary>The newest request that was accepted.</summary>
    public CreateVideoRequest? Accepted { get; private set; }

    public int Count => _videos.Count;

    public FakeVideo Add(FakeVideo video) => _videos[video.Current.Id] = video;

    public FakeVideo? Find(Guid id) => _videos.GetValueOrDefault(id);

    public FakeVideo? OfProduction(Guid id) => _videos.Values.FirstOrDefault(video => video.Current.Production?.Id == id);

    public void Close()
    {
        foreach (var video in _videos.Values)
        {
            video.Close();
        }
    }

    public PageDto<VideoDto> List(string? cursor, int limit)
    {
        var all = _videos.Values.Select(video => video.Current).OrderByDescending(video => video.CreatedAt).ToList();
        var start = cursor is null ? 0 : all.FindIndex(video => video.Id.ToString() == cursor) + 1;
        var page = all.Skip(start).Take(limit).ToList();

        return new(page, start + limit < all.Count ? page[^1].Id.ToString() : null);
    }

    public IResult Create(CreateVideoRequest request, string key)
    {
        if (_keys.TryGetValue(key, out var earlier))
        {
            return Results.Created((string?)null, _videos[earlier].Current);
        }

        var words = request.Text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
        if (request.Text is not null && words < 80)
        {
            return Refuse("source-too-short", $"The source has {words} words. Give at least 80.");
        }

        if (request.Voice is { } voice && Voices.All(known => known.Id != voice))
        {
            return Refuse("voice-unknown", $"There is no voice \"{voice}\".");
        }

        var video = Add(FakeVideo.Writing(request.Brief ?? "The minds of octopuses", request.Format));
        Accepted = request;
        _keys[key] = video.Current.Id;

        return Results.Created((string?)null, video.Current);
    }

    public static IResult Refuse(string code, string detail, Dictionary<string, string[]>? errors = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (errors is not null)
        {
            extensions["errors"] = errors;
        }

        return Results.Problem(statusCode: 422, detail: detail, extensions: extensions);
    }
}
