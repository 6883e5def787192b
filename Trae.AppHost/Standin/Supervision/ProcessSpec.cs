using System.Diagnostics;
using Trae.AppHost.Embedded;

namespace Trae.AppHost.Standin.Supervision;

/// <summary>Turns a resource into the process to start.</summary>
internal static class ProcessSpec
{
    // The AppHost's own addresses, which a service must not take for its own.
    private static readonly string[] NotInherited =
        ["ASPNETCORE_URLS", "DOTNET_URLS", "ASPNETCORE_HTTP_PORTS", "ASPNETCORE_HTTPS_PORTS", "DOTNET_LAUNCH_PROFILE"];

    public static ProcessStartInfo For(ExecutableResource resource, int replica)
    {
        var info = new ProcessStartInfo
        {
            WorkingDirectory = resource.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        string[] command = resource is ProjectResource project
            ? Dotnet(project.Project.AssemblyPath)
            : [resource.Command];
        var arguments = resource.Annotations.OfType<ArgumentsAnnotation>().SelectMany(each => each.Arguments);
        Apply(info, InOwnSession([.. command, .. arguments]));
        SetEnvironment(info.Environment, resource, replica);

        return info;
    }

    /// <summary>
    /// A session of its own keeps the terminal's Ctrl-C from every process at once (the supervisor stops them in order), and
    /// makes a process group that can be cleared of grandchildren.
    /// </summary>
    private static string[] InOwnSession(string[] command)
    {
        if (Executables.Find("setsid") is { } setsid)
        {
            return [setsid, .. command];
        }

        // macOS has no setsid(1), but Perl.
        return Executables.Find("perl") is { } perl
            ? [perl, "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV; exit 127", .. command]
            : command;
    }

    private static void Apply(ProcessStartInfo info, IEnumerable<string> command)
    {
        foreach (var part in command)
        {
            if (info.FileName.Length == 0)
            {
                info.FileName = part;
            }
            else
            {
                info.ArgumentList.Add(part);
            }
        }
    }

    private static void SetEnvironment(IDictionary<string, string?> environment, ExecutableResource resource, int replica)
    {
        foreach (var name in NotInherited)
        {
            environment.Remove(name);
        }

        if (resource is ProjectResource)
        {
            environment["OTEL_SERVICE_NAME"] = resource.Name;

            // Somebody sits before it.
            environment.TryAdd("Logging__Console__FormatterName", "simple");
        }

        var urls = Endpoints.Of(resource).Where(address => address.Replica == replica).SelectMany(address => address.Bound);
        if (string.Join(';', urls) is { Length: > 0 } joined)
        {
            environment["ASPNETCORE_URLS"] = joined;
        }

        foreach (var (name, value) in resource.Annotations.OfType<EnvironmentAnnotation>())
        {
            environment[name] = value();
        }
    }

    /// <summary>Runs an assembly on the same .NET as this process.</summary>
    public static string[] Dotnet(string assembly)
    {
        var self = Environment.ProcessPath;
        var host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
            ?? (Path.GetFileNameWithoutExtension(self) is "dotnet" ? self! : Executables.Find("dotnet") ?? "dotnet");

        return [host, assembly];
    }
}
