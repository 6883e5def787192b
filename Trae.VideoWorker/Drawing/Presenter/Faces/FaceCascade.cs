using System.Globalization;
using System.Xml.Linq;

namespace Trae.VideoWorker.Drawing.Presenter.Faces;

/// <summary>
/// A boosted cascade of Haar features that knows faces from the front (Viola and Jones, "Rapid object detection using a
/// boosted cascade of simple features", 2001), read from the file that OpenCV trained and Debian's opencv-data brings.
/// </summary>
internal sealed class FaceCascade
{
    private const string Name = "haarcascade_frontalface_alt2.xml";
    private const float Tolerance = 1e-5f;

    private static readonly string[] Folders =
        ["/usr/share/opencv4/haarcascades", "/usr/share/opencv/haarcascades", "/usr/local/share/opencv4/haarcascades", "/opt/homebrew/share/opencv4/haarcascades"];

    private static readonly Lazy<FaceCascade?> Found = new(
        () => Folders.Select(folder => Path.Combine(folder, Name)).FirstOrDefault(File.Exists) is { } path ? Load(path) : null);

    private readonly IReadOnlyList<Stage> _stages;
    private readonly Patch[][] _features;

    private FaceCascade(int side, IReadOnlyList<Stage> stages, Patch[][] features) => (Side, _stages, _features) = (side, stages, features);

    /// <summary>Null where the machine has none.</summary>
    public static FaceCascade? Installed => Found.Value;

    /// <summary>Of the square that is looked at, in pixels.</summary>
    public int Side { get; }

    public bool IsFace(FaceSums sums, int x, int y)
    {
        // Light and contrast are taken out: only what is brighter than what counts.
        var spread = sums.Spread(x + 1, y + 1, Side - 2);
        foreach (var stage in _stages)
        {
            var votes = 0f;
            foreach (var tree in stage.Trees)
            {
                var at = 0;
                do
                {
                    var node = tree.Nodes[at];
                    at = Value(sums, _features[node.Feature], x, y) < node.Threshold * spread ? node.Left : node.Right;
                }
                while (at > 0);

                votes += tree.Leaves[-at];
            }

            if (votes < stage.Threshold - Tolerance)
            {
                return false;
            }
        }

        return true;
    }

    private static float Value(FaceSums sums, Patch[] feature, int x, int y)
    {
        var value = 0f;
        foreach (var patch in feature)
        {
            value += patch.Weight * sums.Sum(x + patch.X, y + patch.Y, patch.Width, patch.Height);
        }

        return value;
    }

    private static FaceCascade Load(string path)
    {
        var cascade = XDocument.Load(path).Root!.Element("cascade")!;
        var features = cascade.Element("features")!.Elements("_").Select(feature => feature.Element("rects")!.Elements("_").Select(ToPatch).ToArray()).ToArray();
        var stages = cascade.Element("stages")!.Elements("_").Select(stage => new Stage(
            Numbers(stage.Element("stageThreshold")!)[0],
            [.. stage.Element("weakClassifiers")!.Elements("_").Select(ToTree)])).ToList();

        return new FaceCascade((int)Numbers(cascade.Element("width")!)[0], stages, features);
    }

    private static Patch ToPatch(XElement element) =>
        Numbers(element) is [var x, var y, var width, var height, var weight] ? new((int)x, (int)y, (int)width, (int)height, weight) : throw new FormatException($"{element} is no feature.");

    private static Tree ToTree(XElement element) => new(
        [.. Numbers(element.Element("internalNodes")!).Chunk(4).Select(node => new Node((int)node[0], (int)node[1], (int)node[2], node[3]))],
        Numbers(element.Element("leafValues")!));

    private static float[] Numbers(XElement element) =>
        [.. element.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(number => float.Parse(number, CultureInfo.InvariantCulture))];

    private readonly record struct Patch(int X, int Y, int Width, int Height, float Weight);

    /// <param name="Left">The next node, or the negative of a leaf's index.</param>
    private readonly record struct Node(int Left, int Right, int Feature, float Threshold);

    private sealed record Tree(Node[] Nodes, float[] Leaves);

    private sealed record Stage(float Threshold, Tree[] Trees);
}
