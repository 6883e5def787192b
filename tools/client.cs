#:package Spectre.Console
#:package System.CommandLine
#:project ../Trae.ServiceDefaults/Trae.ServiceDefaults.csproj
#:property PublishAot=false

using System.CommandLine;

// `./trae video|voices|looks|usage`: short verbs over the public API of a Trae that is up.
var command = new RootCommand("Works with the videos of a Trae that is up.") { VideoCommands.All(), ShelfCommands.Voices(), ShelfCommands.Looks(), ShelfCommands.Usage() };
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    Console.Error.WriteLine($"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} See ./trae {args.FirstOrDefault()} --help.");

    return 2;
}

return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
