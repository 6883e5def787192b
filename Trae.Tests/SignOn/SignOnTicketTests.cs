using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Trae.Api.Features.SignOn;

namespace Trae.Tests.SignOn;

public sealed class SignOnTicketTests
{
    private static readonly SignOnProvider Contoso = new("contoso", "Contoso", "https://login.contoso.test", new GrantSettings { Groups = { ["makers"] = "editor" } });
    private static readonly SignOnProvider Entra = Contoso with { Name = SignOnProvider.EntraName, Tenant = ForeignProvider.Tenant };

    [Fact]
    public void What_is_kept_comes_back_as_it_was()
    {
        var ticket = SignOnTicket.Read(Contoso, Claims(("sub", "jane"), ("email", "jane@contoso.test"), ("email_verified", "True"), ("name", "Jane"), ("groups", "makers"), ("amr", "mfa"), ("auth_time", "1780000000")))!;

        var kept = AuthenticateResult.Success(new(ticket.ToPrincipal(), "external"));

        Assert.Equal(ticket, SignOnTicket.Of(kept, new([Contoso], new())));
        Assert.Equal(("jane@contoso.test", WorkspaceRole.Editor, true), (ticket.Email, ticket.Role, ticket.IsMultiFactor));
        Assert.Null(SignOnTicket.Of(kept, new([], new())));
        Assert.Null(SignOnTicket.Of(AuthenticateResult.NoResult(), new([Contoso], new())));
    }

    [Theory]
    [InlineData("true", false, true)]
    [InlineData("false", true, false)]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    public void An_address_counts_if_the_provider_or_else_the_setting_vouches_for_it(string? said, bool isTrusted, bool expected)
    {
        var provider = Contoso with { Grant = new GrantSettings { EmailIsVerified = isTrusted } };

        var ticket = SignOnTicket.Read(provider, Claims(("sub", "jane"), ("email", "jane@contoso.test"), ("email_verified", said)));

        Assert.Equal(expected ? "jane@contoso.test" : null, ticket!.Email);
    }

    [Theory]
    [InlineData("hasgroups", "true")]
    [InlineData("_claim_names", "{\"groups\":\"src1\"}")]
    public void Groups_that_are_to_be_asked_for_elsewhere_are_not_none(string claim, string value)
    {
        Assert.Null(SignOnTicket.Read(Entra, Claims(("tid", ForeignProvider.Tenant), ("oid", "1"), (claim, value))));
        Assert.NotNull(SignOnTicket.Read(Entra, Claims(("tid", ForeignProvider.Tenant), ("oid", "1"), ("_claim_names", "{\"photo\":\"src1\"}"))));
    }

    [Fact]
    public void Who_it_is_stands_in_the_token_and_fits_the_table()
    {
        Assert.Null(SignOnTicket.KeyOf(Contoso, Claims(("sub", " "))));
        Assert.Null(SignOnTicket.KeyOf(Entra, Claims(("sub", "jane"), ("oid", "1"))));
        Assert.Null(SignOnTicket.KeyOf(Entra, Claims(("tid", "another"), ("oid", "1"))));
        Assert.Equal($"{ForeignProvider.Tenant}/ab", SignOnTicket.KeyOf(Entra, Claims(("tid", ForeignProvider.Tenant.ToUpperInvariant()), ("oid", "AB"))));

        // As long as a subject may be (OpenID Connect Core 1.0, 2), and longer than ours.
        var (one, other) = (new string('x', 254) + "1", new string('x', 254) + "2");
        Assert.Equal(71, SignOnTicket.KeyOf(Contoso, Claims(("sub", one)))!.Length);
        Assert.NotEqual(SignOnTicket.KeyOf(Contoso, Claims(("sub", one))), SignOnTicket.KeyOf(Contoso, Claims(("sub", other))));
    }

    private static ClaimsPrincipal Claims(params (string Type, string? Value)[] claims) =>
        new(new ClaimsIdentity(from claim in claims where claim.Value is not null select new Claim(claim.Type, claim.Value)));
}
