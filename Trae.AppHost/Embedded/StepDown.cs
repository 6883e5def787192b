using Trae.AppHost.State;

namespace Trae.AppHost.Embedded;

/// <summary>PostgreSQL refuses to run as root; there it runs as another user, through setpriv(1).</summary>
/// <param name="User">Null where this process is not root, and nothing changes.</param>
internal sealed record StepDown(string? User)
{
    private const string Preferred = "postgres";

    public static StepDown ForPostgres() => new(Environment.IsPrivilegedProcess ? UserForRoot() : null);

    /// <summary>The command that runs <paramref name="command"/> as that user, in the same process.</summary>
    public string[] Wrap(params string[] command) =>
        User is null ? command : [Setpriv(), $"--reuid={User}", $"--regid={User}", "--clear-groups", "--", .. command];

    /// <summary>Lets that user pass through a folder of ours, to one of its own, and see nothing of what lies in it: 0710, with the user's group.</summary>
    public void LetThrough(string folder)
    {
        if (User is not null)
        {
            Command.Run([Executables.Find("chgrp") ?? "chgrp", User, folder]);
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute);
        }
    }

    private static string UserForRoot() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{Preferred}:", StringComparison.Ordinal))
            ? Preferred
            : throw new GraphException(
                $"PostgreSQL does not run as root, and there is no user '{Preferred}' to run it as. Create one with: useradd --system {Preferred}");

    private static string Setpriv() => Executables.Find("setpriv") ?? throw new GraphException(
        "PostgreSQL does not run as root, and setpriv is missing to run it as another user. Install with: apt-get install -y util-linux");
}
