using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;

namespace Trae.Api.Features.Account;

/// <summary>Checks the codes of authenticator apps in the place of Identity's own provider, which would take one twice.</summary>
internal sealed class OneTimeCodes(TraeDb db, TimeProvider clock) : IUserTwoFactorTokenProvider<Person>
{
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    /// <summary>The app makes them.</summary>
    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) => Task.FromResult("");

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user) =>
        await manager.GetAuthenticatorKeyAsync(user) is { Length: > 0 } key
        && TimeSteps.Find(token, key, clock.GetUtcNow()) is { } step
        && await Use(user.Id, step);

    /// <summary>One statement: of two requests with the same code, one is first. Whoever looked over a shoulder comes too late.</summary>
    private async Task<bool> Use(Guid person, long step)
    {
        var text = step.ToString(CultureInfo.InvariantCulture);

        return await db.Database.ExecuteSqlAsync(
            $"""
            insert into person_tokens (user_id, login_provider, name, value) values ({person}, 'Trae', 'LastTimeStep', {text})
            on conflict (user_id, login_provider, name) do update set value = excluded.value
            where person_tokens.value::bigint < excluded.value::bigint
            """) == 1;
    }
}
