using SkiaSharp;

namespace Trae.VideoWorker.Drawing.Presenter.Faces;

/// <param name="Box">In the picture's pixels: from the brows' upper edge to the chin.</param>
/// <param name="Votes">In how many neighbouring places and sizes it was seen.</param>
internal readonly record struct SeenFace(SKRect Box, int Votes);

/// <summary>Looks for faces everywhere and at every size.</summary>
internal static class FaceSearch
{
    private const int Side = 480;
    private const float Smallest = 1 / 14f;
    private const float Step = 1.1f;
    private const int LeastVotes = 3;

    /// <returns>The surest first.</returns>
    public static IReadOnlyList<SeenFace> Faces(SKImage image, FaceCascade cascade)
    {
        var scale = Math.Min(1, Side / (float)Math.Max(image.Width, image.Height));
        var seen = new List<SKRect>();
        for (var size = Math.Max(cascade.Side, Smallest * Math.Max(image.Width, image.Height) * scale); size <= Math.Min(image.Width, image.Height) * scale; size *= Step)
        {
            // The picture is made smaller, rather than the features larger.
            var reduction = cascade.Side / size * scale;
            var sums = new FaceSums(image, Math.Max(cascade.Side, (int)(image.Width * reduction)), Math.Max(cascade.Side, (int)(image.Height * reduction)));
            for (var y = 0; y <= sums.Height - cascade.Side; y++)
            {
                for (var x = 0; x <= sums.Width - cascade.Side; x++)
                {
                    if (cascade.IsFace(sums, x, y))
                    {
                        seen.Add(SKRect.Create(x / reduction, y / reduction, cascade.Side / reduction, cascade.Side / reduction));
                    }
                }
            }
        }

        return [.. Grouped(seen).Where(face => face.Votes >= LeastVotes).OrderByDescending(face => face.Votes)];
    }

    private static IEnumerable<SeenFace> Grouped(List<SKRect> seen)
    {
        var groups = new List<List<SKRect>>();
        foreach (var box in seen)
        {
            var near = groups.Find(group => group.Exists(other => IsNear(box, other)));
            if (near is null)
            {
                groups.Add(near = []);
            }

            near.Add(box);
        }

        return groups.Select(group => new SeenFace(
            new SKRect(group.Average(box => box.Left), group.Average(box => box.Top), group.Average(box => box.Right), group.Average(box => box.Bottom)), group.Count));
    }

    private static bool IsNear(SKRect a, SKRect b)
    {
        var room = 0.2f * Math.Min(a.Width, b.Width);

        return Math.Abs(a.MidX - b.MidX) < room && Math.Abs(a.MidY - b.MidY) < room && Math.Abs(a.Width - b.Width) < 2 * room;
    }
}
