/// <summary>What the API answers when it refuses.</summary>
internal static class Answers
{
    /// <param name="what">What the refusal is about, where its sentence does not say.</param>
    /// <exception cref="InputException">The API refused what was sent.</exception>
    /// <exception cref="GraphException">The API failed.</exception>
    public static async Task Accepted(HttpResponseMessage response, CancellationToken ct, string? what = null)
    {
        if (!response.IsSuccessStatusCode)
        {
            var body = await response.Content.ReadAsStringAsync(ct);
            var reason = Words.Problem(body) ?? $"Trae could not answer (status {(int)response.StatusCode}). Try again in a moment.";
            reason = what is null ? reason : $"{what}: {reason}";
            throw (int)response.StatusCode < 500 ? new InputException(reason) : new GraphException(reason);
        }
    }
}

/// <summary>Nobody answers, or what answers has failed.</summary>
internal sealed class GraphException(string message) : Exception(message);
