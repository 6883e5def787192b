using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Microsoft.AspNetCore.Http;

namespace Trae.Media;

/// <summary>Blobs of one container. A blob appears with the commit of its last block, so a save is all or nothing.</summary>
public sealed class BlobMediaStore(BlobContainerClient container) : IMediaStore
{
    private const int BlockBytes = 8 * 1024 * 1024;

    private volatile bool _containerExists;

    public async Task<MediaFile?> Find(string key, CancellationToken ct)
    {
        try
        {
            var found = (await Blob(key).GetPropertiesAsync(cancellationToken: ct)).Value;

            return new(key, found.ContentLength, found.ContentType, found.ETag.ToString("H"), found.LastModified);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
    }

    public async Task<Stream> OpenRead(string key, CancellationToken ct)
    {
        try
        {
            return await Blob(key).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 1024 * 1024 }, ct);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            throw new FileNotFoundException($"The media store has no {key}.", key, e);
        }
    }

    public async Task Save(string key, Stream content, CancellationToken ct)
    {
        var blob = Blob(key);
        await EnsureContainer(ct);

        var buffer = new byte[BlockBytes];
        var count = await content.ReadAtLeastAsync(buffer, BlockBytes, throwOnEndOfStream: false, ct);

        if (count < BlockBytes)
        {
            using var whole = new MemoryStream(buffer, 0, count, writable: false);
            await blob.UploadAsync(whole, new BlobUploadOptions { HttpHeaders = Headers(key) }, ct);

            return;
        }

        var before = await Find(key, ct);

        try
        {
            await UploadBlocks(blob, content, buffer, ct);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.InvalidBlockList)
        {
            // Another writer's commit drops the blocks that we had staged: it has replaced this save as it was made.
            if (await Find(key, ct) is not { } after || after.ETag == before?.ETag)
            {
                throw;
            }
        }
    }

    public Task Delete(string key, CancellationToken ct) => DeleteIfThere(Blob(key), ct);

    // The SDK's own upload names blocks by their offset, so two writers of one key would mix their blocks.
    private static async Task UploadBlocks(BlockBlobClient blob, Stream content, byte[] buffer, CancellationToken ct)
    {
        var upload = Guid.NewGuid().ToByteArray();
        var blocks = new List<string>();

        for (var count = buffer.Length; count > 0;)
        {
            using var block = new MemoryStream(buffer, 0, count, writable: false);
            blocks.Add(Convert.ToBase64String([.. upload, .. BitConverter.GetBytes(blocks.Count)]));
            await blob.StageBlockAsync(blocks[^1], block, cancellationToken: ct);

            count = await content.ReadAtLeastAsync(buffer, BlockBytes, throwOnEndOfStream: false, ct);
        }

        await blob.CommitBlockListAsync(blocks, new CommitBlockListOptions { HttpHeaders = Headers(blob.Name) }, ct);
    }

    private static BlobHttpHeaders Headers(string key) => new() { ContentType = MediaTypes.Of(key) };

    private static async Task DeleteIfThere(BlockBlobClient blob, CancellationToken ct)
    {
        try
        {
            await blob.DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, cancellationToken: ct);
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            // It is gone already, which is what was asked for.
        }
    }

    private async Task EnsureContainer(CancellationToken ct)
    {
        if (!_containerExists)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: ct);
            _containerExists = true;
        }
    }

    private BlockBlobClient Blob(string key) => container.GetBlockBlobClient(MediaKey.Checked(key));
}
