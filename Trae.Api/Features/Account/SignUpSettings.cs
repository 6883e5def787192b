namespace Trae.Api.Features.Account;

/// <summary>Who may make an account: the setting <c>Identity:SignUp</c>.</summary>
internal enum SignUpPolicy
{
    /// <summary>Who was invited to a workspace.</summary>
    InvitationOnly,

    /// <summary>Everybody; each gets a workspace of one's own.</summary>
    Open,

    /// <summary>Nobody, not even with an invitation.</summary>
    Closed,
}

internal sealed class SignUpSettings
{
    public SignUpPolicy SignUp { get; set; } = SignUpPolicy.InvitationOnly;
}
