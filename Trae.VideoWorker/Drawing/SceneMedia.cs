using System.Collections.Frozen;
using SkiaSharp;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Drawing;

/// <summary>What the media keys of a scene stand for: pictures decoded, clips and fonts as files on this machine.</summary>
public sealed class SceneMedia : IDisposable
{
    private readonly IReadOnlyDictionary<string, SKImage> _pictures;
    private readonly IReadOnlyDictionary<string, ClipFrames> _clips;
    private readonly IReadOnlyDictionary<string, string> _files;

    /// <param name="pictures">Owned from now on.</param>
    /// <param name="files">Paths, of fonts and of the clips.</param>
    public SceneMedia(
        IReadOnlyDictionary<string, SKImage>? pictures = null,
        IReadOnlyDictionary<string, ClipFrames>? clips = null,
        IReadOnlyDictionary<string, string>? files = null) =>
        (_pictures, _clips, _files) = (
            pictures ?? FrozenDictionary<string, SKImage>.Empty,
            clips ?? FrozenDictionary<string, ClipFrames>.Empty,
            files ?? FrozenDictionary<string, string>.Empty);

    /// <summary>Of a scene that names no media.</summary>
    public static SceneMedia Empty { get; } = new();

    /// <returns>Null for no key, and for one that was not fetched as a picture.</returns>
    public SKImage? Picture(string? key) => key is null ? null : _pictures.GetValueOrDefault(key);

    /// <inheritdoc cref="Picture"/>
    public ClipFrames? Clip(string? key) => key is null ? null : _clips.GetValueOrDefault(key);

    /// <returns>A path, or null for no key and for one that was not fetched as a file.</returns>
    public string? File(string? key) => key is null ? null : _files.GetValueOrDefault(key);

    public void Dispose()
    {
        foreach (var picture in _pictures.Values)
        {
            picture.Dispose();
        }

        NativeHeap.Trim();
    }
}
