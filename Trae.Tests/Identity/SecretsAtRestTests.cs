using System.Reflection;
using System.Text.RegularExpressions;
using System.Web;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Trae.Api.Data;
using Trae.Api.Features.Members;
using Trae.Contracts;
using Trae.Jobs;
using Trae.Tests.Api;
using Trae.VideoWorker;

namespace Trae.Tests.Identity;

/// <summary>Somebody who reads the database: a backup, a replica, a query too many. Nothing in it opens a door.</summary>
public sealed partial class SecretsAtRestTests(AccountApi api) : IClassFixture<AccountApi>
{
    public static TheoryData<Type> Payloads =>
    [
        .. from assembly in (System.Reflection.Assembly[])[typeof(MailInvitation).Assembly, typeof(WorkFolder).Assembly]
           from handler in assembly.GetTypes()
           from implemented in handler.GetInterfaces()
           where implemented.IsGenericType && implemented.GetGenericTypeDefinition() == typeof(IJobHandler<>)
           select implemented.GetGenericArguments()[0],
    ];

    [Fact]
    [Trait("ASVS", "v5.0.0-14.2.4")]
    public async Task No_row_holds_what_a_mail_or_a_page_gives_to_one_person()
    {
        var (known, next, invited, stranger) = (await api.Add(), Address(), Address(), Address());
        using var browser = await api.SignedIn(known);
        using var anybody = new AccountBrowser(api.Host);
        await anybody.Send("/account/forgotten-password", "forgotten-password", ("Form.Email", known.Email!));
        await anybody.Send("/account/sign-up", "sign-up", ("Form.Email", stranger));
        await browser.Send("/account/profile/email", "email", ("Form.Email", next));
        await (await api.Host.Http.PostAsync("/api/v1/invitations", ApiCalls.Json(new InviteRequest(invited, WorkspaceRole.Editor)))).Read<InvitationDto>();
        var key = await (await api.Host.Http.PostAsync("/api/v1/keys", ApiCalls.Json(new CreateApiKeyRequest("Key", [Permission.ReadVideos])))).Read<CreatedApiKeyDto>();
        var client = await (await api.Host.Http.PostAsync(
            "/api/v1/clients", ApiCalls.Json(new CreateServiceClientRequest("Robot", [Permission.ReadVideos])))).Read<CreatedServiceClientDto>();

        List<string> secrets = [key.Secret, client.Secret, .. browser.Cookies.Values];
        foreach (var address in (string[])[known.Email!, next, invited, stranger])
        {
            secrets.Add(SecretOf(Assert.Single(await api.MailsTo(address))));
        }

        var rows = await Rows();
        Assert.Contains(invited, rows, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, rows, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    [Trait("ASVS", "v5.0.0-14.2.4")]
    public void No_job_has_a_place_for_a_secret(Type payload) => Assert.DoesNotContain(Names(payload, []), name => Secret().IsMatch(name));

    private static string Address() => $"{Guid.NewGuid():n}@trae.test";

    private static string SecretOf(MimeMessage mail)
    {
        var query = HttpUtility.ParseQueryString(mail.Link().Split('?')[1]);

        return query["token"] ?? query["proof"] ?? throw new InvalidOperationException($"No secret in: {mail.TextBody}");
    }

    /// <summary>Of every table, as text, so that what lies in documents and arrays is found, too.</summary>
    private Task<string> Rows() => api.Host.Query(async db => string.Join('\n', await db.Database
        .SqlQuery<string>($"select query_to_xml(format('select * from %I', table_name), true, false, '')::text as \"Value\" from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
        .ToListAsync()));

    private static IEnumerable<string> Names(Type type, HashSet<Type> seen)
    {
        foreach (var part in type.IsGenericType ? type.GetGenericArguments() : type.IsArray ? [type.GetElementType()!] : Type.EmptyTypes)
        {
            foreach (var name in Names(part, seen))
            {
                yield return name;
            }
        }

        if (type.Namespace?.StartsWith("Trae", StringComparison.Ordinal) != true || type.IsEnum || !seen.Add(type))
        {
            yield break;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
        {
            yield return $"{type.Name}.{property.Name}";
            foreach (var name in Names(property.PropertyType, seen))
            {
                yield return name;
            }
        }
    }

    [GeneratedRegex("Token|Secret|Password|Proof|Credential|Cookie|ApiKey", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Secret();
}
