using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

/// <summary>A password that somebody was given works for nothing but choosing one's own.</summary>
internal static class FirstPassword
{
    public const string Page = "/account/first-password";

    /// <summary>Of people who still have the password that they were given.</summary>
    public static Claim Claim { get; } = new("trae_password", "given");

    public static bool IsGiven(ClaimsPrincipal person) => person.HasClaim(Claim.Type, Claim.Value);

    public static async Task<bool> IsGiven(UserManager<Person> people, Person person) =>
        (await people.GetClaimsAsync(person)).Any(claim => claim.Type == Claim.Type && claim.Value == Claim.Value);

    /// <summary>There is another password now.</summary>
    public static Task<IdentityResult> Forget(UserManager<Person> people, Person person) => people.RemoveClaimAsync(person, Claim);
}
