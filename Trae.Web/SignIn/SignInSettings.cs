namespace Trae.Web.SignIn;

/// <summary>The section <c>Identity</c>. Without it nobody can sign in, and whoever reaches the site is served as the API serves them.</summary>
internal sealed class SignInSettings
{
    public const string Section = "Identity";
    public const string ClientId = "trae-web";

    /// <summary>The one origin that browsers see, this site's: <c>https://trae.example</c>.</summary>
    public Uri? Issuer { get; set; }

    public string? WebClientSecret { get; set; }

    public bool IsOn => Issuer is not null && !string.IsNullOrEmpty(WebClientSecret);

    public static SignInSettings Of(IConfiguration configuration) => configuration.GetSection(Section).Get<SignInSettings>() ?? new();

    /// <summary>Whether a browser has come to the origin that people sign in on; cookies of another name do not count there.</summary>
    public bool IsOrigin(HttpRequest request) =>
        Issuer is { } issuer
        && string.Equals(request.Scheme, issuer.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(request.Host.Value, issuer.Authority, StringComparison.OrdinalIgnoreCase);
}
