using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Trae.Contracts;

namespace Trae.Api.Features;

/// <summary>
/// What a text of a request may hold: all characters but those that no text has. A control character ends a line of a mail, is not
/// allowed in XML, and is nothing that a person means to write.
/// </summary>
internal static class PlainText
{
    public const string Code = "text-not-text";

    /// <summary>Refuses a body that holds another character, at every endpoint of the group.</summary>
    public static RouteGroupBuilder RequirePlainText(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(static async (context, next) =>
        {
            var body = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>()?.RequestType;
            var faults = context.Arguments.Where(argument => argument is not null && argument.GetType() == body).SelectMany(argument => Faults(argument)).ToList();

            return faults.Count == 0 ? await next(context) : Fault.Refuse(faults);
        });

        return group;
    }

    public static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if ((char.IsControl(character) && character is not ('\t' or '\n' or '\r')) || character is '\uFFFE' or '\uFFFF')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks at every text of a document, but those marked as <see cref="PastedAttribute"/>.</summary>
    public static IEnumerable<Fault> Faults(object? document, string path = "") => document switch
    {
        null or JsonNode or ValueType => [],
        string text => IsPlain(text) ? [] : [new(path, Code, $"{(path.Length == 0 ? "The text" : path)} has a character that is no text (a control character). Remove it.")],
        IDictionary entries => entries.Keys.Cast<object>().SelectMany(key => Faults(key, path).Concat(Faults(entries[key], path))),
        IEnumerable list => list.Cast<object?>().SelectMany((item, index) => Faults(item, FormattableString.Invariant($"{path}[{index}]"))),
        _ => Members(document, path),
    };

    private static IEnumerable<Fault> Members(object document, string path) =>
        from property in JsonDefaults.Options.GetTypeInfo(document.GetType()).Properties
        where property.Get is not null && !(property.AttributeProvider?.IsDefined(typeof(PastedAttribute), inherit: false) ?? false)
        from fault in Faults(property.Get!(document), path.Length == 0 ? property.Name : $"{path}.{property.Name}")
        select fault;
}
