using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Trae.Api.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(TraeDb))]
    [Migration("20261125134500_KeysOfAnyCreate")]
    public partial class KeysOfAnyCreate : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(name: "fk_idempotency_keys_videos_video_id", table: "idempotency_keys");
            migrationBuilder.RenameColumn(name: "video_id", table: "idempotency_keys", newName: "resource_id");
            migrationBuilder.RenameIndex(name: "ix_idempotency_keys_video_id", table: "idempotency_keys", newName: "ix_idempotency_keys_resource_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameIndex(name: "ix_idempotency_keys_resource_id", table: "idempotency_keys", newName: "ix_idempotency_keys_video_id");
            migrationBuilder.RenameColumn(name: "resource_id", table: "idempotency_keys", newName: "video_id");
            migrationBuilder.AddForeignKey(
                name: "fk_idempotency_keys_videos_video_id", table: "idempotency_keys", column: "video_id", principalTable: "videos", principalColumn: "id", onDelete: ReferentialAction.Cascade);
        }
    }
}
