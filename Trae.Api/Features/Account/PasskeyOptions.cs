using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

/// <summary>What a browser asks an authenticator for; JSON of WebAuthn Level 3, 5.4 and 5.5.</summary>
internal static class PasskeyOptions
{
    public static async Task<IResult> OfNew(HttpContext context, SignInManager<Person> signIn)
    {
        var person = SignedInPerson.Of(context);
        var options = await signIn.MakePasskeyCreationOptionsAsync(new()
        {
            Id = person.Id.ToString(),
            Name = person.Email!,
            DisplayName = person.DisplayName,
        });

        return Results.Content(options, "application/json");
    }

    /// <summary>Any passkey that the authenticator has for us: nobody says who he is, so nobody learns who has an account.</summary>
    public static async Task<IResult> OfAny(SignInManager<Person> signIn) =>
        Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");
}
