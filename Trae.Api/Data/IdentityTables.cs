using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace Trae.Api.Data;

/// <summary>Our names for the tables of the libraries.</summary>
internal static class IdentityTables
{
    /// <summary>Identity's schema with passkeys; the context asks its services which one it is.</summary>
    public static IServiceCollection AddIdentitySchema(this IServiceCollection services) =>
        services.Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3);

    public static void NameIdentityTables(this ModelBuilder model)
    {
        model.Entity<Person>().ToTable("people");
        model.Entity<IdentityUserClaim<Guid>>().ToTable("person_claims");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("person_logins");
        model.Entity<IdentityUserToken<Guid>>().ToTable("person_tokens");
        model.Entity<IdentityUserPasskey<Guid>>().ToTable("person_passkeys");

        model.UseOpenIddict<Guid>();
        model.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("oauth_applications");
        model.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("oauth_authorizations");
        model.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("oauth_scopes");
        model.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("oauth_tokens");

        model.Entity<DataProtectionKey>().ToTable("data_protection_keys");
    }
}
