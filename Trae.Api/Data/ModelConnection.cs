using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Trae.Contracts;

namespace Trae.Api.Data;

/// <summary>A language model that a workspace writes with. Its key is kept protected and told to nobody but the model's endpoint.</summary>
public sealed class ModelConnection : IWorkspaceOwned
{
    private ModelConnection()
    {
    }

    public Guid Id { get; private set; }

    public Guid WorkspaceId { get; private set; }

    public string Name { get; private set; } = "";

    public ModelKind Kind { get; private set; }

    public string Address { get; private set; } = "";

    public string Model { get; private set; } = "";

    /// <summary>Protected by data protection; null for a connection without a key.</summary>
    public string? ProtectedKey { get; private set; }

    public string? KeyEnd { get; private set; }

    public decimal InputPerMillion { get; private set; }

    public decimal OutputPerMillion { get; private set; }

    public string Currency { get; private set; } = "";

    public decimal MonthlyBudget { get; private set; }

    public int ContextTokens { get; private set; }

    public bool IsDefaultWriter { get; set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public ModelPrice Price => new(InputPerMillion, OutputPerMillion, Currency);

    public static ModelConnection Create(Guid workspaceId, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), WorkspaceId = workspaceId, CreatedAt = now };

    public void Change(SaveModelConnectionRequest request, string address)
    {
        (Name, Kind, Address, Model) = (request.Name.Trim(), request.Kind, address, request.Model.Trim());
        (InputPerMillion, OutputPerMillion, Currency) = (request.Price.InputPerMillion, request.Price.OutputPerMillion, request.Price.Currency);
        (MonthlyBudget, ContextTokens, IsDefaultWriter) = (request.MonthlyBudget, request.ContextTokens, request.IsDefaultWriter);
    }

    public void TakeKey(string? protectedKey, string? end) => (ProtectedKey, KeyEnd) = (protectedKey, end);
}

internal sealed class ModelConnectionConfiguration : IEntityTypeConfiguration<ModelConnection>
{
    public void Configure(EntityTypeBuilder<ModelConnection> connection)
    {
        connection.ToTable("model_connections");
        connection.Property(c => c.Id).ValueGeneratedNever();
        connection.Property(c => c.Name).HasMaxLength(60);
        connection.Property(c => c.Kind).HasConversion<string>().HasMaxLength(20);
        connection.Property(c => c.Address).HasMaxLength(500);
        connection.Property(c => c.Model).HasMaxLength(200);
        connection.Property(c => c.KeyEnd).HasMaxLength(4);
        connection.Property(c => c.InputPerMillion).HasPrecision(18, 6);
        connection.Property(c => c.OutputPerMillion).HasPrecision(18, 6);
        connection.Property(c => c.MonthlyBudget).HasPrecision(18, 6);
        connection.Property(c => c.Currency).HasMaxLength(3);
        connection.Ignore(c => c.Price);

        connection.HasOne<Workspace>().WithMany().HasForeignKey(c => c.WorkspaceId).OnDelete(DeleteBehavior.Cascade);
        connection.HasIndex(c => new { c.WorkspaceId, c.Name }).IsUnique();
    }
}
