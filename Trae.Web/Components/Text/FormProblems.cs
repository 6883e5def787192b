using Trae.Web.Api;

namespace Trae.Web.Components.Text;

/// <summary>What is wrong with a form: a sentence beside a field where the field is known, else above the form.</summary>
public sealed class FormProblems
{
    private readonly Dictionary<string, string> _byField = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _general = [];

    public bool Any => _byField.Count > 0 || _general.Count > 0;

    public IReadOnlyList<string> General => _general;

    /// <summary>The fields that have a problem, in the order they were found.</summary>
    public IEnumerable<(string Field, string Message)> Fields => _byField.Select(pair => (pair.Key, pair.Value));

    /// <summary>The problem of a field, or null.</summary>
    public string? this[string field] => _byField.GetValueOrDefault(field);

    /// <param name="field">Null for what no one field is to blame for.</param>
    public void Add(string? field, string message)
    {
        if (field is null || !_byField.TryAdd(field, message))
        {
            AddGeneral(message);
        }
    }

    /// <summary>Takes over a refusal: each validation error by its place, or the whole by its code.</summary>
    /// <param name="field">The field that a place ("scenes[2].narration") or code ("voice-unknown") is about, or null for none.</param>
    public void Add(ApiProblem problem, Func<string, string?> field)
    {
        if (problem.Errors is not { Count: > 0 } errors)
        {
            Add(problem.Code is { } code ? field(code) : null, problem.Sentence);
            return;
        }

        foreach (var (place, messages) in errors)
        {
            Add(field(place), string.Join(' ', messages));
        }
    }

    private void AddGeneral(string message)
    {
        if (!_general.Contains(message))
        {
            _general.Add(message);
        }
    }
}
