using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Microsoft.Extensions.AI;

namespace Trae.Api.Features.Models.Client;

/// <summary>Lets so many answers come at once, each counted until its last word; others wait their turn.</summary>
internal sealed class FewAtOnce(IChatClient inner, string name, int most) : DelegatingChatClient(inner)
{
    private readonly ConcurrencyLimiter _places = new(new() { PermitLimit = most, QueueLimit = ModelHttp.MostWaiting });

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var place = await Wait(cancellationToken);

        return await base.GetResponseAsync(messages, options, cancellationToken);
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var place = await Wait(cancellationToken);
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
        {
            yield return update;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _places.Dispose();
        base.Dispose(disposing);
    }

    private async Task<RateLimitLease> Wait(CancellationToken ct)
    {
        try
        {
            var place = await _places.AcquireAsync(1, ct);

            return place.IsAcquired ? place : throw Busy(null);
        }
        catch (OperationCanceledException waited)
        {
            // Nothing was sent: a time limit that ends here costs nothing.
            throw Busy(waited);
        }
    }

    private ModelFault Busy(Exception? inner) => new("model-busy", $"Too much is being asked of {name} at once. Try again in a minute.", inner) { IsFree = true };
}
