using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Trae.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class VoicesAndSeries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "brand_voice_id",
                table: "videos",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "episode",
                table: "videos",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "series_id",
                table: "videos",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "brand_voices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    voice = table.Column<string>(type: "jsonb", nullable: false),
                    profile = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_brand_voices", x => x.id);
                    table.ForeignKey(
                        name: "fk_brand_voices_workspaces_workspace_id",
                        column: x => x.workspace_id,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "series",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    workspace_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    series = table.Column<string>(type: "jsonb", nullable: false),
                    next_episode = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_series", x => x.id);
                    table.ForeignKey(
                        name: "fk_series_workspaces_workspace_id",
                        column: x => x.workspace_id,
                        principalTable: "workspaces",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_videos_brand_voice_id",
                table: "videos",
                column: "brand_voice_id");

            migrationBuilder.CreateIndex(
                name: "ix_videos_series_id_episode",
                table: "videos",
                columns: new[] { "series_id", "episode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_brand_voices_workspace_id_id",
                table: "brand_voices",
                columns: new[] { "workspace_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_series_workspace_id_id",
                table: "series",
                columns: new[] { "workspace_id", "id" });

            migrationBuilder.AddForeignKey(
                name: "fk_videos_brand_voices_brand_voice_id",
                table: "videos",
                column: "brand_voice_id",
                principalTable: "brand_voices",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_videos_series_series_id",
                table: "videos",
                column: "series_id",
                principalTable: "series",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_videos_brand_voices_brand_voice_id",
                table: "videos");

            migrationBuilder.DropForeignKey(
                name: "fk_videos_series_series_id",
                table: "videos");

            migrationBuilder.DropTable(
                name: "brand_voices");

            migrationBuilder.DropTable(
                name: "series");

            migrationBuilder.DropIndex(
                name: "ix_videos_brand_voice_id",
                table: "videos");

            migrationBuilder.DropIndex(
                name: "ix_videos_series_id_episode",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "brand_voice_id",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "episode",
                table: "videos");

            migrationBuilder.DropColumn(
                name: "series_id",
                table: "videos");
        }
    }
}
