using System.Text.Json;

namespace Trae.Api.Http;

internal static class PermissionNames
{
    /// <summary>As in JSON.</summary>
    public static string Of(Permission permission) => JsonNamingPolicy.CamelCase.ConvertName(permission.ToString());

    public static string[] Write(IEnumerable<Permission> permissions) =>
        [.. permissions.Distinct().Order().Select(permission => permission.ToString())];

    /// <summary>Names that a later or earlier build of ours stored and this one does not know grant nothing.</summary>
    public static IReadOnlyList<Permission> Read(IEnumerable<string> names) =>
        [.. names.Select(name => Enum.TryParse<Permission>(name, out var permission) && permission.ToString() == name ? permission : Permission.None).Where(permission => permission != Permission.None)];
}
