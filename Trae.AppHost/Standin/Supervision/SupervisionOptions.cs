namespace Trae.AppHost.Standin.Supervision;

/// <summary>Settings, under <c>Supervision</c>.</summary>
internal sealed class SupervisionOptions
{
    public const string Section = "Supervision";

    /// <summary>A service that was up, still lives and answers nothing for this long is killed and started again.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Between two looks at a service that is up.</summary>
    public TimeSpan Watch { get; set; } = TimeSpan.FromSeconds(10);
}
