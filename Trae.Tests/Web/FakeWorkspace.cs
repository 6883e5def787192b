using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Trae.Contracts;

namespace Trae.Tests.Web;

/// <summary>What a <see cref="FakeApi"/> says of an owner's workspaces: always the same, and nothing shorter than it may be.</summary>
internal static class FakeWorkspace
{
    public static readonly Guid Role = Guid.Parse("019ab000-0000-7000-8000-000000000001");
    public static readonly Guid Model = Guid.Parse("019ab000-0000-7000-8000-000000000002");

    private static readonly Permission[] All =
        [.. Enum.GetValues<Permission>().Except([Permission.None, Permission.WatchVideos, Permission.OwnAccount])];

    private static readonly Permission[] Some = [Permission.ReadVideos, Permission.ReadMedia, Permission.ReadUsage, Permission.ReadAudit];
    private static readonly string LongName = string.Join(' ', Enumerable.Repeat("Donaudampfschifffahrtsgesellschaft", 5));

    /// <summary>The pages that show it.</summary>
    public static IReadOnlyList<string> Pages { get; } =
    [
        "/workspaces?done=deleted", "/workspace?done=saved", "/workspace/members", "/workspace/roles", $"/workspace/roles/{Role}", "/workspace/keys",
        "/workspace/keys/new", "/workspace/clients", "/workspace/clients/new", "/workspace/safety", "/workspace/models", "/workspace/models/new", $"/workspace/models/{Model}", "/workspace/usage", "/workspace/audit?action=key&after=x",
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1");
        api.MapGet("/workspaces", () => Workspaces);
        api.MapGet("/members", () => Members);
        api.MapGet("/invitations", () => Invitations);
        api.MapGet("/roles", () => Roles);
        api.MapGet("/keys", () => Keys);
        api.MapGet("/clients", () => Clients);
        api.MapGet("/models", () => Models);
        api.MapPost("/models/estimate", (EstimateWritingRequest brief) => new WritingEstimateDto(brief.Writer!, "Local", 3_000, 900, 0.0123m, 0.11m, "EUR", 20, 3.5m, true));
        api.MapGet("/safety", () => new SafetyDto([new("miracle cure", "We sell none."), new(LongName, LongName) { In = [ModeratedPlace.Source, ModeratedPlace.Published] }]));
        api.MapGet("/usage", (string? month) => new UsageDto(month ?? "2026-11", 57.4, 3.2, 60, 4_120_000_000, 20_000_000_000, 4, null, 2, 2));
        api.MapGet("/workspace/limits", () => new LimitsDto(new(60, Members: 8), new(600, 20_000_000_000, 25, 4)));
        api.MapGet("/audit", () => new PageDto<AuditEntryDto>(Entries, "next"));
    }

    private static IReadOnlyList<WorkspaceDto> Workspaces =>
    [
        new(Guid.CreateVersion7(), "Harbour Studio", "Owner", All, true, false, Samples.Now, null),
        new(Guid.CreateVersion7(), LongName, "Editor", Some, false, true, Samples.Now, null),
        new(Guid.CreateVersion7(), "Old campaign", "Owner", All, false, false, Samples.Now, Samples.Now.AddDays(9)),
    ];

    private static IReadOnlyList<MemberDto> Members =>
    [
        new(Guid.CreateVersion7(), "Ada Lovelace", "ada@trae.example", "Owner", null, Samples.Now),
        new(Guid.CreateVersion7(), LongName, $"{LongName.Replace(' ', '.')[..120]}@trae.example", "Editor", null, Samples.Now),
        new(Guid.CreateVersion7(), "Grace Hopper", "grace@trae.example", "Auditor", Role, Samples.Now),
    ];

    private static IReadOnlyList<InvitationDto> Invitations =>
        [new(Guid.CreateVersion7(), "edsger@trae.example", "Analyst", null, Samples.Now, Samples.Now.AddDays(7))];

    private static IReadOnlyList<RoleDto> Roles =>
    [
        new(null, "Owner", All, 1), new(null, "Admin", [.. All.Except([Permission.OwnWorkspace])], 0),
        new(null, "Editor", [.. Some, Permission.EditVideos, Permission.EditMedia], 1), new(null, "Viewer", Some[..2], 0),
        new(Role, "Auditor", Some, 1),
    ];

    private static IReadOnlyList<ApiKeyDto> Keys =>
    [
        new(Guid.CreateVersion7(), "Nightly batch", "trae_Qx81zk", Some, Samples.Now, Samples.Now.AddYears(30), Samples.Now.AddDays(2), null),
        new(Guid.CreateVersion7(), LongName[..60], "trae_b7Lm02", Some[..1], Samples.Now, Samples.Now.AddYears(30), null, null),
        new(Guid.CreateVersion7(), "Old laptop", "trae_p0Wq5n", Some, Samples.Now, Samples.Now.AddDays(1), null, Samples.Now.AddDays(1)),
    ];

    private static IReadOnlyList<ModelConnectionDto> Models =>
    [
        new(Model, "Local", ModelKind.Compatible, "http://127.0.0.1:11434/v1", "llama3.3:70b", false, null, new(0, 0, "EUR"), 0, 32_000, false, false, new(12, 40_000, 9_000, 0)),
        new(Guid.CreateVersion7(), LongName[..60], ModelKind.OpenAi, "https://api.openai.com/v1", LongName, true, "WXYZ", new(2.5m, 10, "EUR"), 20, 128_000, true, false, new(420, 1_400_000, 290_000, 19.5m)),
        new(Guid.CreateVersion7(), "House model", ModelKind.AzureIdentity, "models.trae.example", "gpt", false, null, new(1, 4, "EUR"), 5, 64_000, false, true, new(0, 0, 0, 0)),
    ];

    private static IReadOnlyList<ServiceClientDto> Clients =>
        [new(Guid.CreateVersion7(), "Newsroom importer", "svc-0f3a9c5d2b7e41f8a6d0c3b9e8f71234", Some, Samples.Now, null)];

    private static IReadOnlyList<AuditEntryDto> Entries =>
    [
        Entry("Person", "Ada Lovelace", "key.created", "Nightly batch (trae_Qx81zk)", "ReadVideos, ReadMedia, ReadUsage, ReadAudit"),
        Entry("ApiKey", "Nightly batch", "request.done", null, "POST /api/v1/videos/"),
        Entry("Person", LongName, "permission.denied", null, "DELETE /api/v1/members/{id:guid}"),
        new(Guid.CreateVersion7(), Samples.Now, "Anonymous", null, "", "sign-in.failed", null, "Password", "203.0.113.0"),
    ];

    private static AuditEntryDto Entry(string kind, string actor, string action, string? target, string? detail) =>
        new(Guid.CreateVersion7(), Samples.Now, kind, Guid.CreateVersion7(), actor, action, target, detail, "203.0.113.0");
}
