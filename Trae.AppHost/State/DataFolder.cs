using Microsoft.Extensions.Configuration;

namespace Trae.AppHost.State;

/// <summary>Where one graph keeps everything: <c>.trae/</c> at the root of the repository, or what <c>TRAE_DATA</c> names.</summary>
internal sealed record DataFolder(string Root)
{
    private const UnixFileMode Folders = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OfOthers = (UnixFileMode)0b000_110_111;

    public string Media => Path.Combine(Root, "media");

    public string Postgres => Path.Combine(Root, "postgres");

    public string Redis => Path.Combine(Root, "redis");

    /// <summary>What would be sent where no mail server is named.</summary>
    public string Mail => Path.Combine(Root, "mail");

    public string Secrets => Path.Combine(Root, "secrets");

    /// <summary>What runs now, for <c>--down</c> and for clients: see <see cref="GraphState"/>.</summary>
    public string StateFile => Path.Combine(Root, "graph.json");

    public static DataFolder Of(IDistributedApplicationBuilder builder) => new(Path.GetFullPath(
        builder.Configuration["TRAE_DATA"] is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(builder.AppHostDirectory, "..", ".trae")));

    /// <summary>
    /// Makes this process the folder's only graph until it ends, however it ends: the system drops the lock of a dead process.
    /// </summary>
    public IDisposable Lock()
    {
        Directory.CreateDirectory(Root);

        try
        {
            return new FileStream(Path.Combine(Root, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            var state = GraphState.Read(StateFile);
            var who = state is null ? "Another process" : $"Process {state.Owner.Id}";
            var where = state?.Addresses.GetValueOrDefault("web") is { } address ? $" at {address}" : string.Empty;

            throw new GraphException(
                $"{who} already runs Trae from {Root}{where}. Stop it with `./trae down`, or set TRAE_DATA to another folder.");
        }
    }

    /// <summary>
    /// Takes from others what a former version, or a careless <c>chmod</c>, let them read. The folder itself becomes 0700; a store that runs
    /// as another user is let through by <see cref="Embedded.StepDown.LetThrough"/>.
    /// </summary>
    public void Close()
    {
        var mode = File.GetUnixFileMode(Root);
        if (mode.HasFlag(UnixFileMode.StickyBit))
        {
            throw new GraphException($"{Root} is a folder that all users of this machine share. Set TRAE_DATA to a folder of its own.");
        }

        File.SetUnixFileMode(Root, Folders);
        if ((mode & OfOthers) == UnixFileMode.None)
        {
            return;
        }

        // The database's own folder is its user's, who has closed it.
        foreach (var part in (string[])[Media, Redis, Mail, Secrets, Path.Combine(Root, "web-keys"), Path.Combine(Root, "logs")])
        {
            CloseAll(new DirectoryInfo(part));
        }
    }

    private static void CloseAll(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return;
        }

        folder.UnixFileMode &= Folders;
        foreach (var entry in folder.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Where(entry => entry.LinkTarget is null))
        {
            entry.UnixFileMode &= Folders;
        }
    }

    /// <summary>Reads a secret that was made before, or makes it; only this user can read the file.</summary>
    public string Secret(string name) => Secret(name, () => Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24)));

    /// <inheritdoc cref="Secret(string)"/>
    public string Secret(string name, Func<string> make)
    {
        var file = Path.Combine(Secrets, name);
        if (File.Exists(file))
        {
            return File.ReadAllText(file);
        }

        Directory.CreateDirectory(Secrets, Folders);
        var secret = make();
        PrivateFile.Write(file, secret);

        return secret;
    }
}
