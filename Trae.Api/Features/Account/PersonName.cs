using Trae.Api.Data;
using Trae.Api.Http;

namespace Trae.Api.Features.Account;

/// <summary>What somebody may be called.</summary>
internal static class PersonName
{
    /// <summary>Why this is no name, or null.</summary>
    public static string? Fault(string? name) => ShownName.Fault(name, Person.LongestName);

    public static string Clean(string? name) => ShownName.Clean(name);
}
