using System.CommandLine;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Trae;

/// <summary>One command: a client with a key, and the exit codes of <c>./trae make</c>: 2 for input that cannot work, 1 for a failure.</summary>
internal sealed class Call(HttpClient http, bool json)
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print the API's own JSON, for programs", Recursive = true };

    public HttpClient Http => http;

    /// <summary>Whether a program reads what is printed.</summary>
    public bool IsJson => json;

    public static Command Of(string name, string description, Func<Call, ParseResult, CancellationToken, Task> run, params Symbol[] symbols)
    {
        var command = new Command(name, description) { Json };
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }

        command.SetAction((options, ct) => Run(run, options, ct));

        return command;
    }

    /// <exception cref="InputException">The API refused what was asked.</exception>
    public async Task<T> Get<T>(string path, CancellationToken ct) => await Read<T>(await http.GetAsync($"api/v1/{path}", ct), ct);

    public async Task<T> Post<T>(string path, CancellationToken ct) => await Read<T>(await http.PostAsync($"api/v1/{path}", null, ct), ct);

    public static async Task<T> Read<T>(HttpResponseMessage response, CancellationToken ct)
    {
        using (response)
        {
            await Answers.Accepted(response, ct);

            return (await response.Content.ReadFromJsonAsync<T>(JsonDefaults.Options, ct))!;
        }
    }

    /// <summary>Prints a document for programs, or what <paramref name="forPeople"/> makes of it.</summary>
    public void Print<T>(T document, Action<T> forPeople)
    {
        if (json)
        {
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(document, JsonDefaults.Options));
        }
        else
        {
            forPeople(document);
        }
    }

    private static async Task<int> Run(Func<Call, ParseResult, CancellationToken, Task> run, ParseResult options, CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Access.Api, Timeout = Timeout.InfiniteTimeSpan };
        try
        {
            http.DefaultRequestHeaders.Authorization = await Access.Key(ct) is { } key ? new AuthenticationHeaderValue("Bearer", key) : null;
            await run(new Call(http, options.GetValue(Json)), options, ct);

            return 0;
        }
        catch (InputException e)
        {
            return Say(2, e.Message);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Say(1, "Stopped waiting. What was started goes on; ./trae video cancel stops it.");
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            return Say(1, $"Trae does not answer at {Access.Api}. Start it with ./trae up, or say in TRAE_API where it is.");
        }
        catch (HttpRequestException)
        {
            return Say(1, $"Trae stopped answering at {Access.Api}. Look at what ./trae up says, then try again.");
        }
        catch (Exception e) when (e is GraphException or IOException or UnauthorizedAccessException)
        {
            return Say(1, e.Message);
        }
    }

    private static int Say(int code, string sentence)
    {
        Console.Error.WriteLine(sentence);

        return code;
    }
}
