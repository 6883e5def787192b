using System.Net;
using Microsoft.EntityFrameworkCore;
using Trae.Api.Data;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Identity;

namespace Trae.Tests.SignOn;

/// <summary>What a provider's word says of a second factor.</summary>
[Trait("ASVS", "v5.0.0-6.8.4")]
public sealed class ProviderFactorTests(SignOnApi api) : IClassFixture<SignOnApi>, IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (!await api.Host.Query(db => db.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<Guid>>().AnyAsync()))
        {
            await AccountBrowser.Register(api.Host);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData(new[] { "pwd" }, "silver", false)]
    [InlineData(new[] { "pwd", "mfa" }, null, true)]
    [InlineData(new[] { "pwd" }, "gold", true)]
    public async Task A_workspace_that_asks_for_a_second_factor_takes_one_that_the_provider_asked_for(string[] amr, string? acr, bool isTaken)
    {
        using var browser = api.Browser();
        await browser.SignIn(await Have(amr, acr));
        await Require(true);
        try
        {
            var tokens = await browser.Here.Redeem(await browser.Here.Code());
            var renewed = await browser.Here.Refresh(tokens.GetProperty("refresh_token").GetString()!);
            foreach (var token in (string?[])[tokens.GetProperty("access_token").GetString(), renewed.GetProperty("access_token").GetString()])
            {
                var response = await api.Host.People.With(token!).GetAsync("/api/v1/voices");
                if (isTaken)
                {
                    await response.Read<object>();
                }
                else
                {
                    await response.Refused(HttpStatusCode.Forbidden, "two-factor-required");
                }
            }
        }
        finally
        {
            await Require(false);
        }
    }

    [Theory]
    [InlineData(new[] { "pwd" }, false)]
    [InlineData(new[] { "pwd", "mfa" }, true)]
    public async Task The_authenticator_app_of_an_account_is_asked_for_unless_the_provider_asked_for_more_than_one_factor(string[] amr, bool isLetIn)
    {
        var sub = await Have(amr, null);
        using (var before = api.Browser())
        {
            await before.SignIn(sub);
        }

        var id = (await api.Host.PersonOf(sub))!.Id;
        await api.Host.Query(db => db.Users.Where(person => person.Id == id).ExecuteUpdateAsync(person => person.SetProperty(p => p.TwoFactorEnabled, true)));
        await api.Host.Query(db => db.UserTokens
            .Add(new() { UserId = id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = "JBSWY3DPEHPK3PXP" }).Context.SaveChangesAsync());
        using var browser = api.Browser();

        var end = await browser.SignIn(sub, returnUrl: "/videos");

        Assert.Equal(isLetIn ? "/videos" : "/account/two-factor?returnUrl=%2Fvideos", end);
        Assert.Equal(isLetIn, browser.IsSignedIn);
        if (!isLetIn)
        {
            Assert.Equal("/videos", await browser.Here.Submit(end, ("Form.Code", AccountForms.CodeNow("JBSWY3DPEHPK3PXP"))).Location());
        }
    }

    private async Task<string> Have(string[] amr, string? acr)
    {
        var sub = SignOnApi.NewSub();
        await api.Provider.Have(
            sub, new(StringComparer.Ordinal) { ["email"] = $"{sub}@contoso.test", ["email_verified"] = true, ["groups"] = new[] { "makers" } }, amr, acr);

        return sub;
    }

    private Task<int> Require(bool isRequired) => api.Host.Query(db => db.Workspaces
        .Where(workspace => workspace.Id == Workspace.BuiltInId)
        .ExecuteUpdateAsync(workspace => workspace.SetProperty(w => w.RequiresTwoFactor, isRequired)));
}
