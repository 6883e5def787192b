using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Trae.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class VideoVisibility : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Everything becomes private. Until now a film was public because nobody had been asked: none of these was ever decided. A link
            // that stops working is put right by its owner in a moment; what strangers have seen cannot be taken back.
            migrationBuilder.AddColumn<string>(
                name: "visibility",
                table: "videos",
                type: "character varying(20)",
                maxLength: 20,
                nullable: false,
                defaultValue: "Private");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "visibility",
                table: "videos");
        }
    }
}
