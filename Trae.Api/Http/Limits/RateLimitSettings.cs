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

    /// <summary>Forms of the account pages, right ones too: an office comes from one address. What is wrong counts in <see cref="Guesses"/>.</summary>
    public RatePolicy SignIn { get; set; } = RatePolicy.Of(each: 300, workspace: 300);

    public GuessLimits Guesses { get; set; } = new();

    public MailLimits Mail { get; set; } = new();

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

/// <summary>Wrong passwords and codes.</summary>
internal sealed class GuessLimits
{
    /// <summary>For all accounts together: each costs three seconds after the first twenty.</summary>
    public RateLimit Address { get; set; } = new() { Permits = 20 };

    public RateLimit AccountAtAddress { get; set; } = new() { Permits = 10, Per = TimeSpan.FromMinutes(15) };

    /// <summary>From all addresses together; of a browser that its person has signed in with, none counts here.</summary>
    public RateLimit Account { get; set; } = new() { Permits = 100, Per = TimeSpan.FromDays(1) };

    /// <summary>Of such a browser.</summary>
    public RateLimit Device { get; set; } = new() { Permits = 10, Per = TimeSpan.FromMinutes(15) };
}

/// <summary>Mails that somebody causes.</summary>
internal sealed class MailLimits
{
    public RateLimit Recipient { get; set; } = new() { Permits = 5, Per = TimeSpan.FromHours(1) };

    public RateLimit Sender { get; set; } = new() { Permits = 100, Per = TimeSpan.FromHours(1) };
}
