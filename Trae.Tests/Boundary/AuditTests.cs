using System.Diagnostics;
using System.Runtime.CompilerServices;
using Trae.Tests.AppHost;

namespace Trae.Tests.Boundary;

/// <summary><c>./trae audit</c> in front of a NuGet that says what each test wants it to say.</summary>
public sealed class AuditTests
{
    private const string Clean = "The given project `Trae.Api` has no vulnerable packages given the current sources.";

    private const string Found =
        "Project `Trae.Api` has the following vulnerable packages\n   [net10.0]:\n   Transitive Package      Resolved   Severity   Advisory URL\n   > Some.Package          1.0.0      High       https://example.org/GHSA-1";

    [Theory]
    [InlineData(Found, "Restored.", 1, "packages with known vulnerabilities are in use")]
    [InlineData(Found, "warning NU1905: Audit source 'x' did not provide any vulnerability data.", 1, "packages with known vulnerabilities are in use")]
    [InlineData(Clean, "Restored.", 0, "audited; no package with a known vulnerability")]
    [InlineData(Clean, "warning NU1905: Audit source 'x' did not provide any vulnerability data.", 3, "NOT AUDITED")]
    [InlineData(Clean, "warning NU1900: Error occurred while getting package vulnerability data.", 3, "NOT AUDITED")]
    [Trait("ASVS", "v5.0.0-15.2.1"), Trait("OWASP API", "API8:2023")]
    public async Task Tells_a_finding_from_no_finding_and_from_a_feed_that_cannot_know(string listed, string restored, int code, string said)
    {
        using var folder = new TemporaryFolder();
        var fake = Path.Combine(folder.Path, "dotnet");
        await File.WriteAllTextAsync(fake, $"""
            #!/bin/sh
            case "$1" in
              list) cat <<'TEXT'
            {listed}
            TEXT
              ;;
              nuget) echo 'E https://packages.example/v3/index.json' ;;
              restore) cat <<'TEXT'
            {restored}
            TEXT
              ;;
            esac
            """);
        File.SetUnixFileMode(fake, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(Path.Combine(Root(), "trae"), ["audit"]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{folder.Path}:{start.Environment["PATH"]}";

        using var audit = Process.Start(start)!;
        var output = await audit.StandardOutput.ReadToEndAsync() + await audit.StandardError.ReadToEndAsync();
        await audit.WaitForExitAsync();

        Assert.True(code == audit.ExitCode, output);
        Assert.Contains(said, output, StringComparison.Ordinal);
    }

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
