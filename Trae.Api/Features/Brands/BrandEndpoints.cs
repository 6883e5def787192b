using Trae.Api.Http;

namespace Trae.Api.Features.Brands;

internal static class BrandEndpoints
{
    public static void MapBrands(this IEndpointRouteBuilder routes)
    {
        var brands = routes.MapGroup("/brands").WithTags("Brand kits").RequirePermission(Permission.ReadMedia);

        brands.MapGet("/", ListBrandKits.Handle);
        brands.MapPost("/", CreateBrandKit.Handle).RequirePermission(Permission.EditMedia);
        brands.MapGet("/{id:guid}", GetBrandKit.Handle).WithName(nameof(GetBrandKit));
        brands.MapPut("/{id:guid}", EditBrandKit.Handle).RequirePermission(Permission.EditMedia);
        brands.MapDelete("/{id:guid}", DeleteBrandKit.Handle).RequirePermission(Permission.EditMedia);
    }
}
