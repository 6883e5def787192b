#:package Spectre.Console
#:property PublishAot=false

using System.Globalization;
using System.Xml.Linq;
using Spectre.Console;

// Prints line coverage by project from a Cobertura report; migrations and generated files do not count.
var lines =
    from type in XDocument.Load(args[0]).Descendants("class")
    let file = ((string)type.Attribute("filename")!).Replace('\\', '/')
    let project = file.Split('/').LastOrDefault(part => part.StartsWith("Trae.", StringComparison.Ordinal) && !part.EndsWith(".cs", StringComparison.Ordinal))
    where project is not null and not "Trae.Tests" && !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
    from line in type.Element("lines")!.Elements("line")
    group (int)line.Attribute("hits")! > 0 by (project, file, (int)line.Attribute("number")!) into same
    select (Project: same.Key.project, Hit: same.Any(hit => hit));

var table = new Table().AddColumns("Project", "Lines", "Covered", "%");
foreach (var project in lines.GroupBy(line => line.Project).OrderBy(project => project.Key, StringComparer.Ordinal))
{
    var (all, hit) = (project.Count(), project.Count(line => line.Hit));
    table.AddRow(project.Key, Number(all), Number(hit), (100.0 * hit / all).ToString("0.0", CultureInfo.InvariantCulture));
}

AnsiConsole.Write(table);

static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
