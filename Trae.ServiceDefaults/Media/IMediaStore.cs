namespace Trae.Media;

/// <summary>
/// Files by key, such as <c>segments/ab12.mp4</c>: lower-case letters, digits, dots, dashes and slashes.
/// Saves are all-or-nothing: a key either has the whole content or does not exist.
/// </summary>
public interface IMediaStore
{
    Task<MediaFile?> Find(string key, CancellationToken ct);

    /// <summary>A seekable stream, for range reads. Throws <see cref="FileNotFoundException"/> if there is no such key.</summary>
    Task<Stream> OpenRead(string key, CancellationToken ct);

    /// <summary>Saves what <paramref name="content"/> has left to read, replacing what was there.</summary>
    Task Save(string key, Stream content, CancellationToken ct);

    /// <summary>Deletes a key; it is no error if there is none.</summary>
    Task Delete(string key, CancellationToken ct);
}

/// <param name="Length">Bytes.</param>
/// <param name="ETag">Quoted, changes with the content.</param>
public sealed record MediaFile(string Key, long Length, string ContentType, string ETag, DateTimeOffset SavedAt);
