using System.Net;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Trae.Boundary;

namespace Trae.Tests.Boundary;

public sealed class SecretTests
{
    private const string Good = "p0rQ7sWnT2vXy9ZaBcDeFgHiJkLmNoKu";

    [Theory]
    [InlineData("ConnectionStrings:trae", "Host=db;Username=trae;Password=trae", "ConnectionStrings:trae (Password) is a default")]
    [InlineData("ConnectionStrings:trae", "Host=db;Username=trae;Password=short1;Pooling=true", "is shorter than 12")]
    [InlineData("ConnectionStrings:cache", "cache:6379,password=MyPassword2026", "ConnectionStrings:cache (password) holds a word")]
    [InlineData("ConnectionStrings:media", "AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==", "(AccountKey) holds a word")]
    [InlineData("AzureAd:ClientSecret", "changeme-changeme-changeme", "AzureAd:ClientSecret holds a word")]
    [InlineData("Identity:SigningKey", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "repeats itself")]
    [InlineData("Mail:Password", "hunter22", "Mail:Password is shorter than 12")]
    [Trait("ASVS", "v5.0.0-13.2.3"), Trait("ASVS", "v5.0.0-13.3.1"), Trait("OWASP API", "API8:2023")]
    public async Task A_weak_secret_keeps_production_from_starting_and_is_named_without_its_value(string setting, string value, string reason)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Start("Production", (setting, value)));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value.TrimEnd('=').Split('=')[^1], refused.Message.Replace(setting, "", StringComparison.Ordinal), StringComparison.Ordinal);
        await Start("Development", (setting, value));
    }

    [Theory]
    [InlineData("ConnectionStrings:trae", "Host=db;Username=trae;Password=" + Good)]
    [InlineData("ConnectionStrings:trae", "Host=db;Username=trae")]
    [InlineData("AzureAd:ClientSecret", Good)]
    [InlineData("Identity:SigningKey", Good + Good)]
    [InlineData("Voices:OpenAi:Key", "local")]
    [InlineData("Identity:Password:RequiredLength", "8")]
    public async Task What_is_strong_or_no_secret_of_ours_is_taken(string setting, string value) => await Start("Production", (setting, value));

    [Fact]
    public async Task All_that_is_weak_is_named_at_once()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => Start("Production", ("Mail:Password", "admin"), ("AzureAd:ClientSecret", "secret")));

        Assert.Contains("Mail:Password", refused.Message, StringComparison.Ordinal);
        Assert.Contains("AzureAd:ClientSecret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("ASVS", "v5.0.0-13.3.1")]
    public void A_vaults_secrets_are_settings_under_their_names()
    {
        var vault = new SecretClient(new Uri("https://vault.example"), new NoToken(), new SecretClientOptions
        {
            Transport = new HttpClientTransport(new FakeVault()), DisableChallengeResourceVerification = true, Retry = { MaxRetries = 0 },
        });
        var settings = new ConfigurationBuilder().Add(new KeyVaultSecrets(vault)).Build();

        Assert.Equal("from the vault", settings["Voices:Azure:Key"]);
        Assert.Null(settings["Old"]);
    }

    private static async Task Start(string environment, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)));
        await new SecretCheck(builder.Configuration, builder.Environment).StartingAsync(CancellationToken.None);
    }

    /// <summary>The vault's REST interface (7.x) as far as it is asked here: a list without values, then each value.</summary>
    private sealed class FakeVault : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Headers.Authorization is null)
            {
                var challenge = new HttpResponseMessage(HttpStatusCode.Unauthorized) { RequestMessage = request };
                challenge.Headers.TryAddWithoutValidation("WWW-Authenticate", "Bearer authorization=\"https://login.example/tenant\", resource=\"https://vault.example\"");

                return challenge;
            }

            var body = request.RequestUri!.AbsolutePath switch
            {
                "/secrets" or "/secrets/" => """
                    {"value":[{"id":"https://vault.example/secrets/Voices--Azure--Key","attributes":{"enabled":true}},
                     {"id":"https://vault.example/secrets/Old","attributes":{"enabled":false}}]}
                    """,
                "/secrets/Voices--Azure--Key" or "/secrets/Voices--Azure--Key/" =>
                    """{"value":"from the vault","id":"https://vault.example/secrets/Voices--Azure--Key/1","attributes":{"enabled":true}}""",
                _ => throw new InvalidOperationException($"Nobody may ask for {request.RequestUri}."),
            };

            return new(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
        }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(Send(request, cancellationToken));
    }

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new("token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
