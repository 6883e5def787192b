using System.Globalization;

namespace Trae.Web.Components.Text;

/// <summary>Where in a video to start, as an address says it: whoever shortens or garbles one still gets the video.</summary>
internal static class StartTime
{
    /// <returns>Seconds, or null for the beginning.</returns>
    public static double? Of(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6 ? seconds : null;
}
