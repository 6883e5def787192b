using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Trae.Contracts;
using Trae.Jobs;
using Trae.VideoWorker.Encoding;

namespace Trae.VideoWorker.Uploads;

/// <summary>Prepares pictures in a process of their own: see <see cref="PictureProgram"/>. What ends it, the picture is to blame for.</summary>
internal sealed class PictureProcess(FfmpegOptions options, TimeProvider clock)
{
    // Settings and secrets are in the environment; a decoder of strangers' files needs none of them.
    private static readonly string[] Kept = ["PATH", "TMPDIR", "LANG", "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "CLR_ICU_VERSION_OVERRIDE"];

    /// <returns>The file and what it is; its key has no meaning yet.</returns>
    /// <exception cref="PermanentJobException">The picture cannot be used.</exception>
    public async Task<(string File, PreparedMedia Media)> Make(string path, string format, WorkFolder folder, CancellationToken ct)
    {
        var lines = new List<string>();
        var call = new ToolCall(Dotnet(), ["exec", typeof(PictureProcess).Assembly.Location, PictureProgram.Option, format, path, folder.Location])
        {
            Environment = Surroundings(),
            Output = line =>
            {
                lines.Add(line);

                return true;
            },
        };
        try
        {
            await ToolProcess.Run(call, options.Patience, clock, ct);
        }
        catch (FfmpegException e) when (e.Code is "ffmpeg-failed" or "ffmpeg-killed" or "ffmpeg-hung")
        {
            throw UploadRefused.Unreadable("a picture", e);
        }

        var answer = JsonSerializer.Deserialize<PictureAnswer>(string.Concat(lines), JsonDefaults.Options)!;

        return answer.Problem is { } problem
            ? throw new PermanentJobException(problem.Code, problem.Message)
            : (folder.PathOf(answer.File!), answer.Media!);
    }

    // The muxer three folders above the runtime that runs us: it is there however we were started.
    private static string Dotnet() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private static Dictionary<string, string> Surroundings()
    {
        var kept = Kept.Select(name => (name, Value: System.Environment.GetEnvironmentVariable(name))).Where(pair => pair.Value is not null);
        var surroundings = kept.ToDictionary(pair => pair.name, pair => pair.Value!, StringComparer.Ordinal);

        // Its memory is counted from the outside; the heap of the runtime is but a small part of it.
        surroundings["DOTNET_GCHeapHardLimit"] = (128 << 20).ToString("X", CultureInfo.InvariantCulture);
        surroundings["DOTNET_gcServer"] = "0";
        surroundings["DOTNET_EnableDiagnostics"] = "0";
        surroundings["DOTNET_TieredPGO"] = "0";

        return surroundings;
    }
}
