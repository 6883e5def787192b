using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Trae.Api.Data;

/// <summary>For <c>dotnet ef migrations add</c>, which needs the model and no database.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<TraeDb>
{
    public TraeDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<TraeDb>()
            .UseNpgsql("Host=localhost")
            .UseSnakeCaseNamingConvention()
            .UseApplicationServiceProvider(new ServiceCollection().AddIdentitySchema().BuildServiceProvider())
            .Options);
}
