using Azure.Storage.Blobs;
using Trae.Media;

namespace Trae.Tests.Media;

public sealed class BlobMediaStoreTests(Azurite azurite) : MediaStoreTests, IClassFixture<Azurite>
{
    protected override IMediaStore Media { get; } = new BlobMediaStore(new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient("media"));

    [Fact]
    public async Task Content_type_travels_with_the_blob()
    {
        var key = NewKey("vtt");
        await Media.Save(key, new MemoryStream("WEBVTT\n"u8.ToArray()), Ct);

        Assert.Equal("text/vtt; charset=utf-8", (await Media.Find(key, Ct))!.ContentType);
    }
}
