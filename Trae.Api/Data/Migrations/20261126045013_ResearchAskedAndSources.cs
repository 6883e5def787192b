using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Trae.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class ResearchAskedAndSources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "asked",
                table: "researches",
                type: "jsonb",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "sources",
                table: "researches",
                type: "jsonb",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.Sql("update researches set sources = jsonb_path_query_array(documents, '$[*].credit');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "asked",
                table: "researches");

            migrationBuilder.DropColumn(
                name: "sources",
                table: "researches");
        }
    }
}
