using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Trae.Media;

public static class MediaStoreRegistration
{
    private const string ConnectionName = "media";
    private const string FolderPrefix = "Folder=";
    private const string Container = "media";

    /// <summary>
    /// Adds the store that the connection string "media" names: <c>Folder=/path</c> for a folder, and otherwise
    /// Azure blobs (a connection string, or the account's address, used with the ambient Azure identity).
    /// </summary>
    public static IHostApplicationBuilder AddMediaStore(this IHostApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString(ConnectionName);

        if (string.IsNullOrWhiteSpace(connection))
        {
            throw new InvalidOperationException(
                "There is no media store: set the connection string 'media' to 'Folder=' and a path, or to an Azure storage account.");
        }

        builder.Services.TryAddSingleton(TimeProvider.System);

        if (connection.StartsWith(FolderPrefix, StringComparison.OrdinalIgnoreCase))
        {
            var root = connection[FolderPrefix.Length..].Trim();
            builder.Services.AddSingleton<IMediaStore>(services => new FolderMediaStore(root, services.GetRequiredService<TimeProvider>()));

            return builder;
        }

        builder.AddAzureBlobServiceClient(ConnectionName);
        builder.Services.AddSingleton<IMediaStore>(
            services => new BlobMediaStore(services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(Container)));

        return builder;
    }
}
