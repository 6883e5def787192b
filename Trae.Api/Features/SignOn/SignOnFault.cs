namespace Trae.Api.Features.SignOn;

/// <summary>Why a sign-in by somebody else's word did not work.</summary>
internal enum SignOnFault
{
    /// <summary>The provider says that its person did not agree.</summary>
    Denied,

    /// <summary>The provider answers with another error, or with what cannot be trusted.</summary>
    Refused,

    /// <summary>The provider does not answer.</summary>
    Away,

    /// <summary>The answer comes too late, twice, or to another browser.</summary>
    Outdated,

    TooManyGroups,
    NoAccess,
    EmailMissing,
    AccountExists,
    WorkspaceFull,
    LockedOut,

    /// <summary>The provider was told to ask again who it is, and does not say that it has.</summary>
    NotProven,
    LinkedElsewhere,
    LinkedAlready,
}

internal static class SignOnSentences
{
    /// <summary>What the address of a page says, in our words; null if it says nothing that we know.</summary>
    public static string? Read(string? fault, SignOnProvider? provider) =>
        Enum.GetValues<SignOnFault>().Cast<SignOnFault?>().FirstOrDefault(each => each.ToString() == fault) is { } known
            ? Of(known, provider?.DisplayName ?? "The provider")
            : null;

    /// <param name="provider">Its name for people.</param>
    public static string Of(SignOnFault fault, string provider) => fault switch
    {
        SignOnFault.Denied => $"{provider} did not sign you in, because you or it said no. Try again, or choose another way.",
        SignOnFault.Away => $"{provider} does not answer. Try again in a minute, or choose another way.",
        SignOnFault.Outdated => "This took too long, or was done before. Start again.",
        SignOnFault.TooManyGroups => $"{provider} does not list your groups, because there are too many. Ask its administrator to send Trae only the groups that are assigned to it.",
        SignOnFault.NoAccess => $"Your groups at {provider} do not give you access to this Trae. Ask its administrator for one that does.",
        SignOnFault.EmailMissing => $"{provider} gives no confirmed e-mail address of yours. Confirm it there, or ask its administrator.",
        SignOnFault.AccountExists =>
            $"There is an account with your e-mail address already. Sign in to it with its password, or as you did before, then link {provider} under Security, Linked sign-ins.",
        SignOnFault.WorkspaceFull => "The workspace has no room for another member. Ask its administrator.",
        SignOnFault.LockedOut => "This account is closed. If you did not delete it, tell whoever runs this Trae.",
        SignOnFault.NotProven => $"{provider} does not say when it last asked who you are, so this cannot be changed. Ask its administrator to send auth_time.",
        SignOnFault.LinkedElsewhere => $"What you have at {provider} signs in to another account of this Trae. Unlink it there first.",
        SignOnFault.LinkedAlready => $"Your account is linked to {provider} already. Unlink that first.",
        _ => $"{provider} did not sign you in. Try again; if it persists, tell whoever runs this Trae.",
    };
}
