namespace Trae.Api.Http.Limits;

/// <summary>
/// The setting <c>RateLimits</c>: by policy and by caller, such as <c>RateLimits:Expensive:Person:Permits</c> and <c>:Per</c>. A
/// person, a page and a player stay far below; a loop does not.
/// </summary>
internal sealed class RateLimitSettings
{
    public RatePolicy Default { get; set; } = RatePolicy.Of(each: 1_200, workspace: 6_000);

    /// <summary>Films, pictures and sound: a player asks for a range every few seconds, a page for dozens of pictures.</summary>
    public RatePolicy Media { get; set; } = RatePolicy.Of(each: 6_000, workspace: 30_000);

    /// <summary>What starts work: videos, productions, narrations, uploads, links.</summary>
    public RatePolicy Expensive { get; set; } = RatePolicy.Of(each: 120, workspace: 600);

    /// <summary>Each wrong guess costs three seconds after the first twenty.</summary>
    public RatePolicy SignIn { get; set; } = RatePolicy.Of(each: 20, workspace: 20);

    /// <summary>Codes and refresh tokens are long and random; our own web exchanges those of everybody from one address.</summary>
    public RatePolicy Tokens { get; set; } = RatePolicy.Of(each: 6_000, workspace: 6_000);

    public RatePolicy Of(string policy) => policy switch
    {
        RateLimits.Media => Media,
        RateLimits.Expensive => Expensive,
        RateLimits.SignIn => SignIn,
        RateLimits.Tokens => Tokens,
        _ => Default,
    };
}
