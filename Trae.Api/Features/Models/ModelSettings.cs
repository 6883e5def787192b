using Trae.Contracts;

namespace Trae.Api.Features.Models;

/// <summary>What the operator decides about language models: the section <c>Models</c>.</summary>
internal sealed class ModelSettings
{
    public const string Section = "Models";

    /// <summary>What of this machine and its network connections may lead to: see <see cref="Client.PrivateHosts"/>. Nothing, unless set.</summary>
    public string? PrivateAddresses { get; set; }

    /// <summary>For all workspaces, by name.</summary>
    public Dictionary<string, SharedConnection> Connections { get; } = new(StringComparer.Ordinal);

    /// <summary>Until the first word of an answer.</summary>
    public TimeSpan FirstWord { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Between two words.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>For a whole answer.</summary>
    public TimeSpan Longest { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a refused call is made again, and how long before the first repeat where the endpoint does not say.</summary>
    public int Retries { get; set; } = 3;

    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait that an endpoint may ask for; one that asks for more has failed.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>For each connection and process.</summary>
    public int CallsPerMinute { get; set; } = 60;

    public int CallsAtOnce { get; set; } = 4;

    /// <summary>A folder with recorded answers: where it is set, nothing is asked that is recorded there.</summary>
    public string? Recordings { get; set; }

    /// <summary>Whether answers that are not recorded yet are asked for and kept; without it they fail.</summary>
    public bool Record { get; set; }
}

/// <summary>A connection that the operator gives to all workspaces. The budget is each workspace's.</summary>
internal sealed class SharedConnection
{
    public ModelKind Kind { get; set; }

    public string? Address { get; set; }

    public string Model { get; set; } = "";

    public string? Key { get; set; }

    public decimal InputPerMillion { get; set; }

    public decimal OutputPerMillion { get; set; }

    public string Currency { get; set; } = "USD";

    public decimal MonthlyBudget { get; set; }

    public int ContextTokens { get; set; } = 32_000;

    public bool IsDefaultWriter { get; set; }
}
