using Trae.Jobs;

namespace Trae.Api.Features.Content.Sources;

/// <summary>Why a link cannot be a source; every message says what to do.</summary>
internal static class LinkProblems
{
    public static PermanentJobException NotHttp() => new(
        "link-not-http", "The link must be a full web address that starts with http:// or https://, without user name or password. Check it, or paste the text.");

    public static PermanentJobException PrivateAddress(string host) => new(
        "link-private-address", $"The link leads to {host}, which is not on the public internet. Paste the text instead.");

    public static PermanentJobException Port(int port) => new(
        "link-port", $"The link names port {port}, where no pages are served. Use a link without a port, or paste the text.");

    public static PermanentJobException Unreachable(string host, Exception? inner = null) => new(
        "link-unreachable", $"{host} does not answer. Check the link, try again later, or paste the text.", inner);

    public static PermanentJobException TooManyRedirects(int count) => new(
        "link-too-many-redirects", $"The link redirects more than {count} times. Open it in a browser and use the final address, or paste the text.");

    public static PermanentJobException NotText(string found) => new(
        "link-not-text", $"The link leads to {found}, which holds no text. Use a link to a page, a document or a feed, or paste the text.");

    public static PermanentJobException TooLarge(int limit) => new(
        "link-too-large", $"What the link leads to is larger than {limit >> 20} MB. Paste the part that matters.");

    public static PermanentJobException Timeout(TimeSpan limit) => new(
        "link-timeout", $"The page did not arrive within {limit.TotalSeconds:0} seconds. Try again later, or paste the text.");

    public static PermanentJobException Status(int status) => new(
        "link-status",
        status switch
        {
            401 or 402 or 403 or 407 or 451 => $"The page may not be read without signing in (status {status}). Paste the text instead.",
            404 or 410 => $"There is no page at this link (status {status}). Check the address, or paste the text.",
            429 => "The site answers that it is asked too often (status 429). Try again later, or paste the text.",
            _ => $"The site answers with an error (status {status}). Check the link, try again later, or paste the text.",
        });
}
