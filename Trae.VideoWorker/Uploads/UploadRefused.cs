using Trae.Jobs;

namespace Trae.VideoWorker.Uploads;

/// <summary>Why an upload cannot be used, in sentences that say what to do. No other attempt can mend it.</summary>
internal static class UploadRefused
{
    public static PermanentJobException Unreadable(string what, Exception? inner = null) => new(
        "upload-unreadable", $"The file cannot be read as {what}: it is damaged, cut off, or something else inside. Export it again, and upload that.", inner);

    public static PermanentJobException TooManyPixels(int width, int height) => new(
        "picture-too-many-pixels",
        FormattableString.Invariant($"It has {width} x {height} pixels; up to {PreparedPicture.MostSide} a side and {PreparedPicture.MostPixels / 1_000_000} megapixels can be used. Make it smaller."));

    public static PermanentJobException TooSmall(int width, int height) => new(
        "picture-too-small", FormattableString.Invariant($"It has {width} x {height} pixels, too few to show. Use a larger one."));

    public static PermanentJobException TooLong(string what, TimeSpan most) => new(
        "upload-too-long", FormattableString.Invariant($"The {what} is longer than {most.TotalMinutes:0} minutes, which is the most. Cut it, and upload the part that you need."));

    public static PermanentJobException TooShort(string what, double least) => new(
        "upload-too-short", FormattableString.Invariant($"The {what} is shorter than {least:0.#} seconds, so there is nothing to play. Use a longer one; a single picture is uploaded as a picture."));

    public static PermanentJobException NoPicture() => new(
        "clip-no-picture", "The file has no moving picture in it. Upload it as music, or choose a video.");

    public static PermanentJobException NoSound() => new("music-no-sound", "The file has no sound in it. Choose another one.");

    public static PermanentJobException TooSlow(Exception inner) => new(
        "upload-too-slow", "Converting the file is too much work, or does not get on. Make it shorter or smaller, and upload that.", inner);

    public static PermanentJobException Polyglot(string other) => new(
        "upload-polyglot", $"The file holds {other} besides what it says it is. Export the picture, video, sound or font again, and upload that.");
}
