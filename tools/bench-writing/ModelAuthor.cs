using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Trae.Api.Features.Content.Sources;
using Trae.Api.Features.Content.Writing;
using Trae.Api.Features.Models;
using Trae.Api.Features.Models.Calls;
using Trae.Api.Features.Models.Client;
using Trae.Api.Features.Models.Writing;
using Trae.Contracts;

namespace Trae.Bench;

/// <param name="FellBack">Why the built-in writer wrote it; null where the model did.</param>
internal sealed record WrittenText(string Name, double Seconds, bool WasRepaired, string? FellBack);

/// <summary>A connected model, by the very code that a Trae writes with; only the ledger is the run's own.</summary>
internal sealed class ModelAuthor : IAuthor, IDisposable
{
    private readonly ConnectedModel _model;
    private readonly ChatClients _clients;
    private readonly ModelWriter _writer;
    private readonly Meter _meter;

    public ModelAuthor(ConnectedModel model, ModelSettings settings, Meter meter)
    {
        // Whoever measures asks his own machine what he likes.
        settings.PrivateAddresses = "0.0.0.0/0;::/0";
        var options = Options.Create(settings);
        (_model, _meter) = (model, meter);
        _clients = new(new ModelNetwork(options), options, TimeProvider.System);
        _writer = new(new ModelCalls(_clients, meter, options, TimeProvider.System, NullLogger<ModelCalls>.Instance), meter);
    }

    public string Name => _model.Name;

    public bool IsVerbatim => false;

    public List<WrittenText> Written { get; } = [];

    public static ScriptOrder Order(SourceDocument source, WritingRequest request) => new([source], request, VideoWorker.Narration.WritingSystems.Of(source.Language));

    public async Task<Storyboard> Write(string name, SourceDocument source, WritingRequest request, CancellationToken ct)
    {
        var (started, before) = (Stopwatch.GetTimestamp(), _meter.Calls.Count);
        var script = await ChosenWriter.WriteWith(
            _model, _writer, Order(source, request), () => ScriptWriter.Write(source, request), new(Guid.Empty), drafted: null, ct);
        var fellBack = script.Writing is { Name: null } writing ? writing.Note : null;
        Written.Add(new(name, Stopwatch.GetElapsedTime(started).TotalSeconds, _meter.Calls.Skip(before).Any(call => call.Purpose == "repair"), fellBack));

        return script.Storyboard;
    }

    public void Dispose() => _clients.Dispose();
}
