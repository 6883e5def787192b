using System.Text.RegularExpressions;
using System.Web;
using Trae.AppHost.State;

namespace Trae.Tests.EndToEnd;

/// <summary>Another user of the machine, who looks into the data folder.</summary>
public sealed partial class DataFolderTests(WholeGraph graph)
{
    [Fact]
    [Trait("ASVS", "v5.0.0-14.2.1")]
    public async Task Nobody_else_reads_mails_media_or_keys()
    {
        using var http = new HttpClient { BaseAddress = new Uri(await graph.Address("web")) };
        const string page = "/account/forgotten-password";
        var form = (await http.GetStringAsync(new Uri(page, UriKind.Relative))).Split("</form>")[0];
        var fields = Hidden().Matches(form).ToDictionary(match => match.Groups["name"].Value, match => HttpUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.Ordinal);
        using var asked = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("Form.Email", LocalIdentity.OwnerEmail)]);

        var transcript = await graph.Transcript();
        var before = transcript.Lines.Count;
        (await http.PostAsync(new Uri(page, UriKind.Relative), asked)).EnsureSuccessStatusCode();
        var mail = (await transcript.Line("the mail is in ", before)).Split("the mail is in ")[1].Trim();

        var folder = await graph.Folder();
        Assert.Contains("/account/reset-password", await File.ReadAllTextAsync(mail), StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "media"), "*", SearchOption.AllDirectories));
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(folder, "web-keys")));
        Assert.Empty(OpenToOthers.In(folder));
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Hidden();
}
