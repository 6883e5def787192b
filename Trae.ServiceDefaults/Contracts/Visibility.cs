namespace Trae.Contracts;

/// <summary>Who may watch a finished video. Members of its workspace always may.</summary>
public enum Visibility
{
    /// <summary>Members of the workspace alone.</summary>
    Private,

    /// <summary>Whoever has its address; it is listed nowhere.</summary>
    Unlisted,

    /// <summary>Everybody, and it is listed.</summary>
    Public,
}

/// <summary>What is to change about a video; what is absent stays as it is.</summary>
public sealed record ChangeVideoRequest
{
    public Visibility? Visibility { get; init; }
}
