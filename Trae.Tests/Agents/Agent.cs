using System.Diagnostics;
using System.Text.Json;
using Trae.Tests.Hosting;

namespace Trae.Tests.Agents;

/// <summary>An agent of others: the protocol's own client from npm, with a key, a step at a time.</summary>
internal sealed class Agent : IDisposable
{
    private readonly Process _process;

    private Agent(Process process) => _process = process;

    public static async Task<Agent> Start(string address, string? key)
    {
        await NpmPackages.Ensure("@modelcontextprotocol/sdk");
        var start = new ProcessStartInfo("node", [Path.Combine(NpmPackages.Folder, "Agents", "agent.mjs"), address, key ?? ""])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };

        return new(Process.Start(start)!);
    }

    /// <summary>What the server said of itself, or why it did not let the agent in.</summary>
    public Task<JsonElement> Greeting() => Read();

    public async Task<IReadOnlyList<JsonElement>> Tools()
    {
        await Send(new { list = true });

        return [.. (await Read()).GetProperty("tools").EnumerateArray()];
    }

    /// <summary>The answer's document; fails where the tool did.</summary>
    public async Task<JsonElement> Call(string tool, object? arguments = null)
    {
        var answer = await Try(tool, arguments);
        Assert.False(answer.TryGetProperty("failed", out _) || (answer.TryGetProperty("isError", out var isError) && isError.GetBoolean()), answer.ToString());

        return answer.GetProperty("structuredContent");
    }

    /// <summary>The code of the problem that the tool answered with.</summary>
    public async Task<string> Refused(string tool, object? arguments = null)
    {
        var answer = await Try(tool, arguments);
        Assert.True(answer.TryGetProperty("isError", out var isError) && isError.GetBoolean(), answer.ToString());
        var problem = answer.GetProperty("structuredContent");
        Assert.EndsWith(".", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        return problem.GetProperty("code").GetString()!;
    }

    public async Task<JsonElement> Try(string tool, object? arguments = null)
    {
        await Begin(tool, arguments);

        return await Read();
    }

    /// <summary>Calls without waiting for the answer; what is told meanwhile is read one by one.</summary>
    public Task Begin(string tool, object? arguments = null, bool tell = false) => Send(new { tool, with = arguments, tell });

    public async Task<JsonElement> Read()
    {
        var line = await _process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(90));

        return line is null
            ? throw new InvalidOperationException($"The agent failed: {await _process.StandardError.ReadToEndAsync()}")
            : JsonSerializer.Deserialize<JsonElement>(line);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private Task Send(object step) => _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(step, JsonDefaults.Options));
}
