using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Trae.Api.Data.Migrations
{
    /// <inheritdoc />
    public partial class KeyFamilies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_api_keys_people_created_by",
                table: "api_keys");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "expires_at",
                table: "service_clients",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "made_by_client_id",
                table: "service_clients",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "made_by_key_id",
                table: "service_clients",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "made_by_client_id",
                table: "api_keys",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "made_by_key_id",
                table: "api_keys",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_service_clients_made_by_client_id",
                table: "service_clients",
                column: "made_by_client_id");

            migrationBuilder.CreateIndex(
                name: "ix_service_clients_made_by_key_id",
                table: "service_clients",
                column: "made_by_key_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_made_by_client_id",
                table: "api_keys",
                column: "made_by_client_id");

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_made_by_key_id",
                table: "api_keys",
                column: "made_by_key_id");

            migrationBuilder.AddForeignKey(
                name: "fk_api_keys_api_keys_made_by_key_id",
                table: "api_keys",
                column: "made_by_key_id",
                principalTable: "api_keys",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_api_keys_people_created_by",
                table: "api_keys",
                column: "created_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_api_keys_service_clients_made_by_client_id",
                table: "api_keys",
                column: "made_by_client_id",
                principalTable: "service_clients",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_service_clients_api_keys_made_by_key_id",
                table: "service_clients",
                column: "made_by_key_id",
                principalTable: "api_keys",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "fk_service_clients_service_clients_made_by_client_id",
                table: "service_clients",
                column: "made_by_client_id",
                principalTable: "service_clients",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            // Whoever revokes a key, and however, ends what it made: its keys here, and through them theirs; its clients with all that is theirs.
            migrationBuilder.Sql(
                """
                create function end_key_family() returns trigger language plpgsql as $$
                begin
                    update api_keys set revoked_at = new.revoked_at where made_by_key_id = new.id and revoked_at is null;
                    delete from service_clients where made_by_key_id = new.id;
                    return null;
                end
                $$;
                create trigger api_keys_end_family after update of revoked_at on api_keys
                    for each row when (old.revoked_at is null and new.revoked_at is not null) execute function end_key_family();
                """);

            // Of what keys have made so far nobody knows the maker, so nothing could end it: it ends now. The machine's own key is in no log.
            migrationBuilder.Sql(
                """
                update api_keys set revoked_at = now()
                where created_by is null and revoked_at is null and exists (
                    select from audit_entries entry
                    where entry.action = 'key.created' and entry.workspace_id = api_keys.workspace_id and entry.target = api_keys.name || ' (' || api_keys.start || ')');
                delete from service_clients
                where created_by is null and exists (
                    select from audit_entries entry
                    where entry.action = 'client.created' and entry.actor_kind = 'ApiKey' and entry.workspace_id = service_clients.workspace_id
                        and entry.target = service_clients.name || ' (' || service_clients.client_id || ')');
                """);

            // The links of invitations that were sent lie in their mails alone from now on.
            migrationBuilder.Sql("delete from jobs where kind = 'SendMail' and unique_key like 'invitation/%' and state in ('succeeded', 'failed', 'cancelled');");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger api_keys_end_family on api_keys; drop function end_key_family();");

            migrationBuilder.DropForeignKey(
                name: "fk_api_keys_api_keys_made_by_key_id",
                table: "api_keys");

            migrationBuilder.DropForeignKey(
                name: "fk_api_keys_people_created_by",
                table: "api_keys");

            migrationBuilder.DropForeignKey(
                name: "fk_api_keys_service_clients_made_by_client_id",
                table: "api_keys");

            migrationBuilder.DropForeignKey(
                name: "fk_service_clients_api_keys_made_by_key_id",
                table: "service_clients");

            migrationBuilder.DropForeignKey(
                name: "fk_service_clients_service_clients_made_by_client_id",
                table: "service_clients");

            migrationBuilder.DropIndex(
                name: "ix_service_clients_made_by_client_id",
                table: "service_clients");

            migrationBuilder.DropIndex(
                name: "ix_service_clients_made_by_key_id",
                table: "service_clients");

            migrationBuilder.DropIndex(
                name: "ix_api_keys_made_by_client_id",
                table: "api_keys");

            migrationBuilder.DropIndex(
                name: "ix_api_keys_made_by_key_id",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "expires_at",
                table: "service_clients");

            migrationBuilder.DropColumn(
                name: "made_by_client_id",
                table: "service_clients");

            migrationBuilder.DropColumn(
                name: "made_by_key_id",
                table: "service_clients");

            migrationBuilder.DropColumn(
                name: "made_by_client_id",
                table: "api_keys");

            migrationBuilder.DropColumn(
                name: "made_by_key_id",
                table: "api_keys");

            migrationBuilder.AddForeignKey(
                name: "fk_api_keys_people_created_by",
                table: "api_keys",
                column: "created_by",
                principalTable: "people",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }
    }
}
