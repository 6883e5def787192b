using Microsoft.AspNetCore.Identity;
using Trae.Api.Data;

namespace Trae.Api.Features.Identity;

/// <summary>
/// Refuses passwords that everybody tries first. <c>CommonPasswords.txt</c> holds the 6,000 most frequent ones of 8 characters or more
/// from the list of zxcvbn 4.4.2 (MIT, Dropbox), which counts leaked passwords.
/// </summary>
internal sealed class CommonPasswords : IPasswordValidator<Person>
{
    public const int Shortest = 8;
    public const int Longest = 128;

    private static readonly Lazy<HashSet<string>> Known = new(Read);

    public static int Count => Known.Value.Count;

    public static bool Contains(string password) => Known.Value.Contains(password);

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) =>
        Task.FromResult(Fault(user, password ?? "") is { } fault ? IdentityResult.Failed(fault) : IdentityResult.Success);

    private static IdentityError? Fault(Person person, string password)
    {
        if (password.Length > Longest)
        {
            return new() { Code = "PasswordTooLong", Description = $"Choose a password of at most {Longest} characters." };
        }

        var isGuessable = Contains(password)
            || password.Equals(person.Email, StringComparison.OrdinalIgnoreCase)
            || password.Equals(person.DisplayName, StringComparison.OrdinalIgnoreCase);

        return isGuessable ? new() { Code = "PasswordTooCommon", Description = "This password is one of the first that anybody would try. Choose another." } : null;
    }

    private static HashSet<string> Read()
    {
        var type = typeof(CommonPasswords);
        using var file = type.Assembly.GetManifestResourceStream($"{type.FullName}.txt") ?? throw new InvalidOperationException("The list of passwords is missing.");
        using var reader = new StreamReader(file);

        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }
}
