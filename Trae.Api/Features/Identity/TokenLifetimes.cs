namespace Trae.Api.Features.Identity;

internal static class TokenLifetimes
{
    public static readonly TimeSpan Access = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Refresh = TimeSpan.FromDays(14);

    public static readonly TimeSpan Code = TimeSpan.FromMinutes(1);
}
