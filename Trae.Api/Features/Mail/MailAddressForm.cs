using Trae.Api.Data;

namespace Trae.Api.Features.Mail;

internal static class MailAddressForm
{
    // What separates, quotes or comments in a header (RFC 5322, 3.2.3); nobody's address needs them.
    private const string Special = "<>()[]\\,;:\"";

    /// <summary>Whether this is one bare address, which cannot become two, or another header, wherever it is written.</summary>
    public static bool IsValid(string? address) =>
        address is { Length: <= Person.LongestEmail }
        && address.Split('@') is [{ Length: > 0 and <= 64 } local, { Length: > 0 } domain]
        && !local.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || Special.Contains(letter, StringComparison.Ordinal))
        && domain.Split('.').All(IsLabel);

    private static bool IsLabel(string label) =>
        label is { Length: > 0 and <= 63 } and not ['-', ..] and not [.., '-'] && label.All(letter => char.IsLetterOrDigit(letter) || letter == '-');
}
