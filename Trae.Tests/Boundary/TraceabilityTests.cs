using System.Reflection;
using System.Text.RegularExpressions;

namespace Trae.Tests.Boundary;

/// <summary>Which checks of OWASP's ASVS 5.0 and API Security Top 10 (2023) are tested, and where.</summary>
public sealed partial class TraceabilityTests(ITestOutputHelper output)
{
    private const int Fewest = 60;

    [Fact]
    public void At_least_as_many_checks_as_promised_name_their_id()
    {
        var checks =
            from type in typeof(TraceabilityTests).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            from trait in method.GetCustomAttributes<TraitAttribute>().Concat(type.GetCustomAttributes<TraitAttribute>())
            where trait.Name is "ASVS" or "OWASP API"
            group $"{type.Name}.{method.Name}" by trait.Value into check
            orderby check.Key
            select check;
        var all = checks.ToList();
        foreach (var check in all)
        {
            output.WriteLine($"{check.Key}: {string.Join(", ", check.Distinct())}");
        }

        output.WriteLine($"{all.Count} distinct checks in {all.SelectMany(check => check).Distinct().Count()} tests");
        Assert.All(all, check => Assert.Matches(Id(), check.Key));
        Assert.True(all.Count >= Fewest, $"{all.Count}");
    }

    [GeneratedRegex(@"^(v5\.0\.0-\d{1,2}\.\d{1,2}\.\d{1,2}|API([1-9]|10):2023)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Id();
}
