using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using Trae.Api.Data;

namespace Trae.Api.Features.Identity;

/// <summary>The keys of the identity server: read from the table, replaced in time, the same in every replica.</summary>
internal sealed class ServerKeys(IDataProtectionProvider protection, TimeProvider clock) 
{
    public static readonly TimeSpan Rotation = TimeSpan.FromDays(30);

    /// <summary>How long a new key is only published: every replica, and whoever caches our JWKS, knows it before it signs.</summary>
    public static readonly TimeSpan Announcement = TimeSpan.FromDays(1);

    /// <summary>How long one that signs no more is kept: longer than anything lives that it signed.</summary>
    public static readonly TimeSpan Retention = TokenLifetimes.Refresh + TimeSpan.FromDays(2);

    private readonly IDataProtector _protector = protection.CreateProtector("Trae.ServerKeys");
    private readonly ChangeSignal _server = new();
    private readonly ChangeSignal _validation = new();

    public ServerKeyRing Ring { get; private set; } = ServerKeyRing.Provisional;

    /// <summary>Fires when the ring is another one.</summary>
    public IChangeToken ServerChange => _server.Token;

    /// <summary>Fires after <see cref="ServerChange"/>: what validates reads what the server made of the ring.</summary>
    public IChangeToken ValidationChange => _validation.Token;

    /// <summary>Makes the keys that are due, and takes up what other replicas made. Under the lock of <see cref="IdentityPreparation"/>.</summary>
    public async Task Renew(TraeDb db, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.ServerKeys.Where(key => key.CreatedAt < now - Rotation - Retention).ExecuteDeleteAsync(ct);
        var keys = await db.ServerKeys.AsNoTracking().OrderByDescending(key => key.CreatedAt).ToListAsync(ct);
        foreach (var use in Enum.GetValues<ServerKeyUse>())
        {
            if (!keys.Exists(key => key.Use == use && key.CreatedAt > now - Rotation))
            {
                var made = new ServerKey { Id = Guid.CreateVersion7(now), Use = use, Protected = _protector.Protect(Make(use)), CreatedAt = now };
                db.ServerKeys.Add(made);
                keys.Insert(0, made);
            }
        }

        await db.SaveChangesAsync(ct);
        TakeUp(keys, now);
    }

    /// <summary>The newest that has been announced for long enough comes first; of the very first ones, the newest.</summary>
    public static IReadOnlyList<ServerKey> InOrder(IEnumerable<ServerKey> keys, DateTimeOffset now) =>
        [.. keys.OrderByDescending(key => key.CreatedAt <= now - Announcement).ThenByDescending(key => key.CreatedAt)];

    private static byte[] Make(ServerKeyUse use)
    {
        if (use == ServerKeyUse.Encryption)
        {
            return RandomNumberGenerator.GetBytes(32);
        }

        using var rsa = RSA.Create(2048);

        return rsa.ExportPkcs8PrivateKey();
    }

    private void TakeUp(List<ServerKey> keys, DateTimeOffset now)
    {
        var signing = InOrder(keys.Where(key => key.Use == ServerKeyUse.Signing), now);
        var encryption = InOrder(keys.Where(key => key.Use == ServerKeyUse.Encryption), now);
        if (IsIn(Ring.Signing, signing) && IsIn(Ring.Encryption, encryption))
        {
            return;
        }

        Ring = new([.. signing.Select(Read)], [.. encryption.Select(Read)]);
        _server.Fire();
        _validation.Fire();
    }

    private static bool IsIn(IReadOnlyList<SecurityKey> known, IReadOnlyList<ServerKey> keys) =>
        known.Select(key => key.KeyId).SequenceEqual(keys.Select(key => key.Id.ToString("n")), StringComparer.Ordinal);

    private SecurityKey Read(ServerKey key)
    {
        var secret = _protector.Unprotect(key.Protected);
        if (key.Use == ServerKeyUse.Encryption)
        {
            return new SymmetricSecurityKey(secret) { KeyId = key.Id.ToString("n") };
        }

        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(secret, out _);

        return new RsaSecurityKey(rsa) { KeyId = key.Id.ToString("n") };
    }
}
