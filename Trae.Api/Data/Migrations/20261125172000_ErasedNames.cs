using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Trae.Api.Data.Migrations
{
    /// <inheritdoc />
    [DbContext(typeof(TraeDb))]
    [Migration("20261125172000_ErasedNames")]
    public partial class ErasedNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Whoever erases a person says so in his transaction; then names can be replaced, and nothing else.
            migrationBuilder.Sql(
                """
                create or replace function refuse_change() returns trigger language plpgsql as $$
                begin
                    if tg_op = 'UPDATE' and current_setting('trae.erasing', true) = 'on' then
                        if to_jsonb(new) - 'actor' - 'target' = to_jsonb(old) - 'actor' - 'target'
                            and new.actor in (old.actor, 'Deleted person')
                            and (new.target is not distinct from old.target or new.target = 'Deleted person') then
                            return new;
                        end if;
                    end if;
                    raise exception 'The audit log is append-only.' using errcode = 'insufficient_privilege';
                end $$;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                create or replace function refuse_change() returns trigger language plpgsql as $$
                begin
                    raise exception 'The audit log is append-only.' using errcode = 'insufficient_privilege';
                end $$;
                """);
        }
    }
}
