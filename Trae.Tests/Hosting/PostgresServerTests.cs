using Npgsql;

namespace Trae.Tests.Hosting;

public sealed class PostgresServerTests(PostgresServer postgres)
{
    [Fact]
    public async Task Databases_made_from_a_template_are_apart()
    {
        var first = await Prepared();
        var second = await Prepared();

        await Run(first, "insert into notes values ('only here')");

        Assert.Equal(1L, await Run(first, "select count(*) from notes"));
        Assert.Equal(0L, await Run(second, "select count(*) from notes"));
    }

    [Fact]
    public async Task A_crashed_server_comes_back_with_what_was_committed()
    {
        await using var server = new PostgresServer();
        var database = await server.CreateDatabase();
        await Run(database, "create table notes (text text)");
        await Run(database, "insert into notes values ('kept')");

        await server.Crash();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => Run(database, "select 1"));
        await server.Resume();

        Assert.Equal("kept", await Run(database, "select text from notes"));
    }

    private Task<string> Prepared() =>
        postgres.CreateDatabase("notes", database => Run(database, "create table notes (text text)"));

    private static async Task<object?> Run(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);

        return await command.ExecuteScalarAsync();
    }
}
