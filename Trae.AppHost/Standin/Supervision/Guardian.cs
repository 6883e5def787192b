using System.Diagnostics;
using System.Globalization;
using Trae.AppHost.State;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>
/// A shell that only waits for this process to die: its input then ends. Where the graph's state is still written down, this
/// process was killed, so the shell runs the AppHost once more to stop what was left.
/// </summary>
internal sealed class Guardian(DataFolder folder) : IDisposable
{
    private const string Script = "trap '' INT TERM HUP; cat >/dev/null; [ -e \"$1\" ] || exit 0; shift; exec \"$@\"";

    private Process? _shell;

    public void Start()
    {
        var info = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        string[] command =
        [
            "-c", Script, "trae-guardian", folder.StateFile,
            .. ProcessSpec.Dotnet(typeof(Guardian).Assembly.Location),
            LeftOvers.CleanUpAfter,
            ProcessIdentity.Current.Id.ToString(CultureInfo.InvariantCulture),
            $"--TRAE_DATA={folder.Root}",
        ];
        foreach (var part in command)
        {
            info.ArgumentList.Add(part);
        }

        _shell = Process.Start(info);
    }

    /// <summary>Everything is stopped in good order.</summary>
    public void Dismiss() => _shell?.StandardInput.Close();

    public void Dispose() => _shell?.Dispose();
}
