namespace Trae.VideoWorker.Narration;

/// <summary>The section "Voices" of the configuration.</summary>
public sealed record VoiceOptions
{
    /// <summary>Whether the built-in engine speaks where a remote one cannot; reported, and tried anew by the next production.</summary>
    public bool FallBack { get; init; }

    public OpenAiVoiceOptions OpenAi { get; init; } = new();

    public AzureVoiceOptions Azure { get; init; } = new();

    public PiperVoiceOptions Piper { get; init; } = new();
}

/// <summary>A service that has the route <c>/audio/speech</c> of OpenAI's API; many local servers have it too.</summary>
public sealed record OpenAiVoiceOptions
{
    /// <summary>Such as <c>https://api.openai.com/v1</c>; the engine is off without it.</summary>
    public Uri? Address { get; init; }

    /// <summary>Sent as a bearer token; local servers need none.</summary>
    public string? Key { get; init; }

    public string Model { get; init; } = "gpt-4o-mini-tts";

    /// <summary>The ids it takes as <c>voice</c>, separated by spaces or commas.</summary>
    public string Voices { get; init; } = "alloy ash coral echo fable nova onyx sage shimmer";

    /// <summary>BCP 47 tags that its voices are listed for, separated likewise; it finds the language from the text itself.</summary>
    public string Languages { get; init; } = "en";
}

/// <summary>Azure Speech.</summary>
public sealed record AzureVoiceOptions
{
    /// <summary>Such as <c>westeurope</c>; the engine is off without it and <see cref="Key"/>.</summary>
    public string? Region { get; init; }

    public string? Key { get; init; }

    /// <summary>Instead of the region's own address, for a private endpoint.</summary>
    public Uri? Address { get; init; }

    /// <summary>Only voices of these languages are listed, separated by spaces or commas; all where it is empty.</summary>
    public string Languages { get; init; } = "";
}

/// <summary>Piper's voices, which the user supplies.</summary>
public sealed record PiperVoiceOptions
{
    /// <summary>With pairs of <c>NAME.onnx</c> and <c>NAME.onnx.json</c>; the engine is off without it.</summary>
    public string? Folder { get; init; }
}
