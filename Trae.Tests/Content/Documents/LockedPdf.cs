using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Trae.Tests.Content.Documents;

/// <summary>A PDF that is encrypted as ISO 32000-1, 7.6 has it: the standard handler's revision 2, RC4 with 40 bits, which every reader knows.</summary>
#pragma warning disable CA5351 // The standard's own hash.
internal static class LockedPdf
{
    private const int Permissions = -44;
    private const int PageObject = 4;

    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
    private static readonly byte[] Id = Convert.FromHexString("00112233445566778899AABBCCDDEEFF");

    /// <param name="password">What is asked for to read it; empty for one that is only locked against changes.</param>
    [SuppressMessage("Security", "CA5351", Justification = "The format has MD5 in it.")]
    public static byte[] With(string password)
    {
        var owner = Rc4(MD5.HashData(Padded("owner"))[..5], Padded(password));
        byte[] permissions = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(permissions, Permissions);
        var key = MD5.HashData([.. Padded(password), .. owner, .. permissions, .. Id])[..5];
        var user = Rc4(key, Padding);

        // Algorithm 1: the key of an object is made of the file's and its number.
        var content = Rc4(MD5.HashData([.. key, PageObject, 0, 0, 0, 0])[..10], System.Text.Encoding.ASCII.GetBytes(
            "BT /F1 12 Tf 60 700 Td (The lamp is lit every evening by one of the keepers,) Tj 0 -14 Td (and in the morning somebody writes the log of the night.) Tj ET"));

        return File(content, owner, user);
    }

    private static byte[] File(byte[] content, byte[] owner, byte[] user)
    {
        using var file = new MemoryStream();
        var places = new List<long>();
        Write(file, "%PDF-1.4\n");
        Add("<< /Type /Catalog /Pages 2 0 R >>");
        Add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        Add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
        Add($"<< /Length {content.Length} >>\nstream\n", content, "\nendstream");
        Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        Add($"<< /Filter /Standard /V 1 /R 2 /O <{Convert.ToHexString(owner)}> /U <{Convert.ToHexString(user)}> /P {Permissions} >>");
        var table = file.Position;
        Write(file, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:0000000000} 00000 n \n"))}");
        var id = Convert.ToHexString(Id);
        Write(file, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R /Encrypt 6 0 R /ID [<{id}> <{id}>] >>\nstartxref\n{table}\n%%EOF\n");

        return file.ToArray();

        void Add(string start, byte[]? middle = null, string end = "")
        {
            places.Add(file.Position);
            Write(file, $"{places.Count} 0 obj\n{start}");
            file.Write(middle ?? []);
            Write(file, $"{end}\nendobj\n");
        }
    }

    private static void Write(MemoryStream file, string text) => file.Write(System.Text.Encoding.ASCII.GetBytes(text));

    private static byte[] Padded(string password) => [.. System.Text.Encoding.ASCII.GetBytes(password).Concat(Padding).Take(32)];

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var output = new byte[data.Length];
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            output[n] = (byte)(data[n] ^ state[(state[i] + state[j]) & 255]);
        }

        return output;
    }
}
