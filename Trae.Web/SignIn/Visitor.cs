namespace Trae.Web.SignIn;

/// <summary>Who looks at a page.</summary>
internal sealed class Visitor(SignInSettings settings)
{
    /// <summary>Whether the studio is open to them: they are signed in, or nobody can sign in here.</summary>
    public bool IsMember(HttpContext? context) => !settings.IsOn || IsSignedIn(context);

    public static bool IsSignedIn(HttpContext? context) => context?.User.Identity?.IsAuthenticated == true;

    public bool CanSignIn => settings.IsOn;
}
