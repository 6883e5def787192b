using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Trae.Api.Data;

public enum ServerKeyUse
{
    /// <summary>Signs tokens: an RSA key.</summary>
    Signing,

    /// <summary>Encrypts what only we read, codes and refresh tokens: 256 random bits.</summary>
    Encryption,
}

/// <summary>A key of the identity server, protected by data protection.</summary>
public sealed class ServerKey
{
    public required Guid Id { get; init; }

    public required ServerKeyUse Use { get; init; }

    public required byte[] Protected { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ServerKeyConfiguration : IEntityTypeConfiguration<ServerKey>
{
    public void Configure(EntityTypeBuilder<ServerKey> key)
    {
        key.ToTable("server_keys");
        key.Property(k => k.Id).ValueGeneratedNever();
        key.Property(k => k.Use).HasConversion<string>().HasMaxLength(20);
    }
}
