using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Trae.Contracts;
using Trae.Tests.Api;
using Trae.Tests.Hosting;

namespace Trae.Tests.Models;

public sealed class ConnectionTests(PostgresServer postgres) : IAsyncLifetime
{
    private ApiHost _api = null!;
    private ModelServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await ModelServer.Start();
        _api = await ApiHost.Start(postgres, ModelApi.Quick);
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_key_is_sent_to_the_model_and_shown_to_nobody()
    {
        var made = await _api.Http.Connect(ModelApi.To(_server));
        var trial = await _api.Http.Try(made.Id);

        Assert.True(trial.Works, trial.Problem?.Message);
        Assert.Equal(("ready", 0.006m), (trial.Answer, trial.Cost));
        Assert.Equal($"Bearer {ModelApi.Key}", _server.Requests.Single().Headers["Authorization"]);
        Assert.Equal((true, "WXYZ"), (made.HasKey, made.KeyEnd));

        foreach (var path in new[] { "models", "models/calls", "audit", "usage" })
        {
            Assert.DoesNotContain("0123456789abcdef", await _api.Http.GetStringAsync($"/api/v1/{path}"), StringComparison.Ordinal);
        }

        var stored = await _api.Query(db => db.ModelConnections.Select(c => c.ProtectedKey).SingleAsync());
        Assert.DoesNotContain("0123456789abcdef", stored, StringComparison.Ordinal);
        Assert.Contains("model.connected", await _api.Http.GetStringAsync("/api/v1/audit"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_without_a_key_keeps_it_and_an_empty_one_removes_it()
    {
        var made = await _api.Http.Connect(ModelApi.To(_server));
        var changed = await Change(made.Id, ModelApi.To(_server) with { Key = null, Model = "test-2", MonthlyBudget = 20 });
        Assert.Equal((true, "test-2", 20m), (changed.HasKey, changed.Model, changed.MonthlyBudget));

        await _api.Http.Try(made.Id);
        Assert.Equal($"Bearer {ModelApi.Key}", _server.Requests[^1].Headers["Authorization"]);

        Assert.False((await Change(made.Id, ModelApi.To(_server) with { Key = "" })).HasKey);
        await _api.Http.Try(made.Id);
        Assert.DoesNotContain(ModelApi.Key, _server.Requests[^1].Headers["Authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_never_goes_to_another_server_than_the_one_it_was_given_for()
    {
        await using var other = await ModelServer.Start();
        var made = await _api.Http.Connect(ModelApi.To(_server));

        await (await _api.Http.PutAsync($"/api/v1/models/{made.Id}", ApiCalls.Json(ModelApi.To(other) with { Key = null })))
            .Refused(HttpStatusCode.UnprocessableEntity, "model-key-needed");
        _server.Troubles.Enqueue(context =>
        {
            context.Response.Redirect(other.Address + "/chat/completions");
            return Task.CompletedTask;
        });

        Assert.Equal("model-protocol", (await _api.Http.Try(made.Id)).Problem!.Code);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("not an address", "model-address-invalid")]
    [InlineData("ftp://models.example/v1", "model-address-invalid")]
    [InlineData("https://user:secret@models.example/v1", "model-address-invalid")]
    [InlineData("https://models.example/v1?key=1", "model-address-invalid")]
    [InlineData(null, "model-address-invalid")]
    [InlineData("http://169.254.169.254/v1", "model-address-private")]
    public async Task An_address_that_cannot_be_is_refused_before_anything_is_stored(string? address, string code)
    {
        await _api.Http.Refuse(ModelApi.To(_server) with { Address = address }, code);

        Assert.Equal(0, await _api.Query(db => db.ModelConnections.CountAsync()));
    }

    [Fact]
    public async Task What_costs_money_needs_a_budget_and_a_name_is_there_once()
    {
        await _api.Http.Refuse(ModelApi.To(_server) with { MonthlyBudget = 0 }, "model-budget-missing");
        await _api.Http.Refuse(ModelApi.To(_server) with { Key = "two words" }, "model-key-malformed");
        await _api.Http.Connect(ModelApi.To(_server));
        await _api.Http.Refuse(ModelApi.To(_server), "model-name-taken", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task There_is_one_default_writer_and_deleting_a_connection_takes_its_key()
    {
        var first = await _api.Http.Connect(ModelApi.To(_server, "One") with { IsDefaultWriter = true });
        var second = await _api.Http.Connect(ModelApi.To(_server, "Two") with { IsDefaultWriter = true });

        Assert.False((await _api.Http.Model(first.Id)).IsDefaultWriter);
        Assert.True((await _api.Http.Model(second.Id)).IsDefaultWriter);
        Assert.Equal(HttpStatusCode.NoContent, (await _api.Http.DeleteAsync($"/api/v1/models/{second.Id}")).StatusCode);
        Assert.Equal(1, await _api.Query(db => db.ModelConnections.CountAsync()));
    }

    [Fact]
    public async Task A_private_network_is_asked_only_where_the_operator_says_so_by_name()
    {
        await using var other = await ModelServer.Start();
        await using var closed = await ApiHost.Start(postgres, new Dictionary<string, string>(ModelApi.Quick, StringComparer.Ordinal)
        {
            ["Models:PrivateAddresses"] = $"localhost:{new Uri(other.Address).Port}",
            ["Models:Connections:house:Address"] = $"http://localhost:{new Uri(_server.Address).Port}/v1",
            ["Models:Connections:house:Model"] = "test-1",
        });

        await closed.Http.Refuse(ModelApi.To(_server), "model-address-private");
        await closed.Http.Refuse(ModelApi.To(_server) with { Address = "http://localhost:11434/v1" }, "model-address-private");
        await closed.Http.Refuse(ModelApi.To(_server) with { Address = "http://[::ffff:127.0.0.1]:11434/v1" }, "model-address-private");

        // A name is looked at when the connection is made: the one that settings give leads inside, too.
        var house = (await (await closed.Http.GetAsync("/api/v1/models")).Read<List<ModelConnectionDto>>()).Single();
        Assert.True(house.IsShared);
        Assert.Equal("model-address-private", (await closed.Http.Try(house.Id)).Problem!.Code);
        Assert.Empty(_server.Requests);

        // And what is named is asked, on that port.
        Assert.True((await closed.Http.Try((await closed.Http.Connect(ModelApi.To(other))).Id)).Works);
    }

    [Fact]
    public async Task Nobody_learns_which_ports_of_the_machine_are_open()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var ports = new Dictionary<string, int>(StringComparer.Ordinal)
        {
            ["http"] = new Uri(_server.Address).Port,
            ["silent"] = ((IPEndPoint)silent.LocalEndpoint).Port,
            ["closed"] = 1,
        };
        await using var api = await ApiHost.Start(postgres, new Dictionary<string, string>(
            ModelApi.Quick.Where(setting => setting.Key != "Models:PrivateAddresses")
                .Concat(ports.SelectMany(port => Shared(port.Key, port.Value))), StringComparer.Ordinal));

        var trials = new HashSet<string>(StringComparer.Ordinal);
        foreach (var model in await (await api.Http.GetAsync("/api/v1/models")).Read<List<ModelConnectionDto>>())
        {
            var trial = await api.Http.Try(model.Id);
            trials.Add($"{trial.Works} {trial.Problem!.Code} {trial.Problem.Message.Replace(ports[model.Name].ToString(CultureInfo.InvariantCulture), "PORT", StringComparison.Ordinal)}");
        }

        Assert.Contains("model-address-private", Assert.Single(trials), StringComparison.Ordinal);

        // Not even a connection was made, so there is nothing whose time could be told.
        Assert.False(silent.Pending());
        Assert.Empty(_server.Requests);
    }

    private static Dictionary<string, string> Shared(string name, int port) => new(StringComparer.Ordinal)
    {
        [$"Models:Connections:{name}:Address"] = $"http://localhost:{port}/v1", [$"Models:Connections:{name}:Model"] = "test-1",
    };

    private async Task<ModelConnectionDto> Change(Guid id, SaveModelConnectionRequest request) =>
        await (await _api.Http.PutAsync($"/api/v1/models/{id}", ApiCalls.Json(request))).Read<ModelConnectionDto>();
}
