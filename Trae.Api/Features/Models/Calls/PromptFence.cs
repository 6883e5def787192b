using System.Security.Cryptography;
using System.Text;

namespace Trae.Api.Features.Models.Calls;

/// <summary>Lines around a text that is data to a model, which nothing in the text can close. Pure.</summary>
internal static class PromptFence
{
    /// <param name="kind">What the text is, in capitals: "SOURCE".</param>
    /// <param name="text">All of it: its hash is in the name, and no text can hold its own.</param>
    public static string NameOf(string kind, string text) => $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16]}";

    public static string Around(string text, string name) => $"{name} BEGIN\n{text}\n{name} END";
}
