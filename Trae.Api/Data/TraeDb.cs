using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Trae.Api.Data;

/// <summary>The truth, jobs aside (those are in the same database, and <see cref="Jobs.JobStore"/>'s).</summary>
public sealed class TraeDb(DbContextOptions<TraeDb> options) : IdentityUserContext<Person, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Workspace> Workspaces => Set<Workspace>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<CustomRole> CustomRoles => Set<CustomRole>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<UsageEntry> UsageEntries => Set<UsageEntry>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    public DbSet<ServiceClient> ServiceClients => Set<ServiceClient>();

    public DbSet<ServerKey> ServerKeys => Set<ServerKey>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Video> Videos => Set<Video>();

    public DbSet<Production> Productions => Set<Production>();

    public DbSet<MediaAsset> MediaAssets => Set<MediaAsset>();

    public DbSet<SafetyPolicy> SafetyPolicies => Set<SafetyPolicy>();

    public DbSet<SavedBrandKit> BrandKits => Set<SavedBrandKit>();

    public DbSet<SavedBrandVoice> BrandVoices => Set<SavedBrandVoice>();

    public DbSet<SavedSeries> Series => Set<SavedSeries>();

    public DbSet<Research> Researches => Set<Research>();

    public DbSet<Narration> Narrations => Set<Narration>();

    public DbSet<ModelConnection> ModelConnections => Set<ModelConnection>();

    public DbSet<ModelCall> ModelCalls => Set<ModelCall>();

    public DbSet<KeptAnswer> KeptAnswers => Set<KeptAnswer>();

    public DbSet<VideoDraft> VideoDrafts => Set<VideoDraft>();

    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();

    /// <summary>The connection of the transaction that is open, for jobs that belong to it.</summary>
    public NpgsqlConnection Connection => (NpgsqlConnection)Database.GetDbConnection();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.NameIdentityTables();
        builder.ApplyConfigurationsFromAssembly(typeof(TraeDb).Assembly);
    }
}
