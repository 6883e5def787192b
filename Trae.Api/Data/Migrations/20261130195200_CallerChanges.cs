using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Trae.Api.Data.Migrations
{
    /// <summary>Whoever changes what a caller may, by whatever statement, tells all processes of it when he commits.</summary>
    [DbContext(typeof(TraeDb))]
    [Migration("20261130195200_CallerChanges")]
    public partial class CallerChanges : Migration
    {
        // Not when a key was used, or somebody mistyped his password: that is often, and changes nothing.
        private static readonly (string Table, string Events)[] Told =
        [
            ("api_keys", "update of permissions, created_by, expires_at, revoked_at or delete"),
            ("service_clients", "update or delete"),
            ("members", "insert or update or delete"),
            ("custom_roles", "update or delete"),
            ("workspaces", "update of deleted_after, requires_two_factor or delete"),
            ("people", "update of display_name, last_workspace_id, two_factor_enabled or delete"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                create function tell_of_callers() returns trigger language plpgsql as $$
                begin
                    perform pg_notify('callers', '');
                    return null;
                end $$;
                """);
            foreach (var (table, events) in Told)
            {
                migrationBuilder.Sql($"create trigger {table}_callers after {events} on {table} for each statement execute function tell_of_callers();");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (table, _) in Told)
            {
                migrationBuilder.Sql($"drop trigger {table}_callers on {table};");
            }

            migrationBuilder.Sql("drop function tell_of_callers();");
        }
    }
}
