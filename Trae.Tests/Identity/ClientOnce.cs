using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using Trae.Tests.Api;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Trae.Tests.Identity;

/// <summary>Tests of one class share a host, and its client.</summary>
internal static class ClientOnce
{
    private static readonly SemaphoreSlim Registering = new(1);

    public static async Task Register(ApiHost host, string consent = ConsentTypes.Implicit)
    {
        await Registering.WaitAsync();
        try
        {
            if (!await host.Query(db => db.Set<OpenIddictEntityFrameworkCoreApplication<Guid>>().AnyAsync(client => client.ClientId == AccountBrowser.ClientId)))
            {
                await AccountBrowser.Register(host, consent);
            }
        }
        finally
        {
            Registering.Release();
        }
    }
}
