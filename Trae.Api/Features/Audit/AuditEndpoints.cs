using Trae.Api.Http;

namespace Trae.Api.Features.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        var audit = routes.MapGroup("/audit").WithTags("Audit log").RequirePermission(Permission.ReadAudit);

        audit.MapGet("/", ListAudit.Handle);
        audit.MapGet("/export", ExportAudit.Handle).Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }
}
