using System.Globalization;
using System.Text;
using QRCoder;

namespace Trae.Api.Features.Account;

/// <summary>A QR code as the path of an inline SVG: no file, no style and no script that a content security policy would have to allow.</summary>
/// <param name="Size">Of the square, in modules, with the quiet zone.</param>
internal sealed record QrPath(int Size, string Path)
{
    public static QrPath Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < code.ModuleMatrix.Count; x++)
            {
                if (code.ModuleMatrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new(code.ModuleMatrix.Count, path.ToString());
    }
}
