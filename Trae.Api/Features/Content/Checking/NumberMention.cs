namespace Trae.Api.Features.Content.Checking;

/// <summary>A number in a text.</summary>
/// <param name="Text">As it is written, with its magnitude.</param>
/// <param name="Values">What it can mean: one value, or two where "1.234" can be either.</param>
/// <param name="IsShare">In per cent.</param>
internal sealed record NumberMention(int Start, string Text, IReadOnlyList<decimal> Values, bool IsShare = false)
{
    private const int FirstYear = 1000;
    private const int LastYear = 2150;

    public int End => Start + Text.Length;

    public bool IsYear => Values is [var value] && Text.Length == 4 && Text.All(char.IsAsciiDigit) && value is >= FirstYear and <= LastYear;
}
