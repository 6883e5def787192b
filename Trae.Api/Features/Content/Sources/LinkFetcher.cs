using System.Net;
using System.Net.Sockets;
using Trae.Api.Http;
using Trae.Contracts;
using Trae.Jobs;

namespace Trae.Api.Features.Content.Sources;

/// <param name="Address">Where the redirects ended.</param>
/// <param name="Kind">From the content type; <see cref="SourceKind.Auto"/> for plain text, which is often Markdown.</param>
public sealed record FetchedPage(Uri Address, string Text, SourceKind Kind)
{
    /// <summary>The file of a PDF, Word or PowerPoint document, whose text is still in it; null for all else.</summary>
    public byte[]? Document { get; init; }
}

/// <summary>
/// Fetches a source by link, from the public internet only. Every address that a name resolves to is checked
/// when the connection is made, so neither a redirect nor a changing DNS answer leads inside.
/// </summary>
public sealed class LinkFetcher : IDisposable
{
    private const int LongestLink = 2_000;

    private readonly TimeProvider _clock;
    private readonly LinkPolicy _policy;
    private readonly HttpClient _http;

    public LinkFetcher(TimeProvider clock)
        : this(clock, LinkPolicy.Default)
    {
    }

    internal LinkFetcher(TimeProvider clock, LinkPolicy policy)
    {
        _clock = clock;
        _policy = policy;
        _http = new HttpClient(CreateHandler()) { Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("Trae/1.0");
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, text/markdown, application/pdf, application/rss+xml, application/atom+xml, text/plain;q=0.9, */*;q=0.5");
    }

    /// <summary>Whether a link may be asked for at all; says nothing about where it leads.</summary>
    public static ProblemReason? Check(string? link)
    {
        try
        {
            Parse(link);
            return null;
        }
        catch (PermanentJobException refused)
        {
            return new ProblemReason(refused.Code, refused.Message);
        }
    }

    /// <exception cref="PermanentJobException">
    /// With one of the codes link-not-http, link-private-address, link-port, link-unreachable, link-too-many-redirects, link-not-text,
    /// link-too-large, link-timeout, link-status.
    /// </exception>
    public async Task<FetchedPage> Fetch(string link, CancellationToken ct)
    {
        var address = Parse(link);
        using var deadline = new CancellationTokenSource(_policy.Timeout, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, ct);
        try
        {
            return await FollowRedirects(address, either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw LinkProblems.Timeout(_policy.Timeout);
        }
    }

    public void Dispose() => _http.Dispose();

    private static Uri Parse(string? link)
    {
        if (link is null
            || link.Length > LongestLink
            || !Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address)
            || !IsHttp(address))
        {
            throw LinkProblems.NotHttp();
        }

        return address;
    }

    private static bool IsHttp(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0 && address.Host.Length > 0;

    private async Task<FetchedPage> FollowRedirects(Uri address, CancellationToken ct)
    {
        for (var hop = 0; hop <= _policy.Redirects; hop++)
        {
            using var response = await Send(address, ct);
            if (NextOf(response, address) is not { } next)
            {
                return await ResponseText.Read(response, address, _policy, ct);
            }

            address = IsHttp(next) ? next : throw LinkProblems.NotHttp();
        }

        throw LinkProblems.TooManyRedirects(_policy.Redirects);
    }

    private async Task<HttpResponseMessage> Send(Uri address, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
                if (attempt >= _policy.Tries || response.StatusCode is not (HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout))
                {
                    return response;
                }

                response.Dispose();
            }
            catch (HttpRequestException failure)
            {
                if (failure.InnerException is PermanentJobException refused)
                {
                    throw refused;
                }

                if (attempt >= _policy.Tries)
                {
                    throw LinkProblems.Unreachable(address.Host, failure);
                }
            }

            await Task.Delay(_policy.RetryDelay, _clock, ct);
        }
    }

    private static Uri? NextOf(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location
            ? new Uri(address, location)
            : null;

    private SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        UseProxy = false,
        Credentials = null,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ResponseDrainTimeout = TimeSpan.Zero,

        // A stranger's server has no business with our trace ids; with a propagator without output, OpenTelemetry would still add them.
        ActivityHeadersPropagator = null,
        ConnectCallback = Connect,
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal] : await _policy.Resolve(target.Host, ct);
        if (addresses.Length == 0)
        {
            throw LinkProblems.Unreachable(target.Host);
        }

        // One private address among public ones is still an attempt to get inside.
        if (!Array.TrueForAll(addresses, address => _policy.Allows(address)))
        {
            throw LinkProblems.PrivateAddress(target.Host);
        }

        if (!_policy.AllowsPort(target.Port))
        {
            throw LinkProblems.Port(target.Port);
        }

        return await CheckedSocket.Connect(addresses, target.Port, ct);
    }
}
