using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.SeriesPages;

/// <summary>What the buttons of a series' page do.</summary>
internal static class SeriesAct
{
    /// <returns>Where the result is seen; null where it was refused, and the form keeps what was entered.</returns>
    public static async Task<string?> Perform(TraeClient client, SeriesDto? saved, SeriesForm form, string? act, FormProblems problems, CancellationToken ct)
    {
        var made = saved?.Id;
        var done = await FormAttempt.Save(
            async () =>
            {
                switch (saved)
                {
                    case { } gone when act == "delete":
                        await client.DeleteSeries(gone.Id, ct);
                        break;
                    case { } before:
                        await client.SaveSeries(before.Id, form.Version, form.ToSeries(before.Series), ct);
                        break;
                    case null:
                        made = (await client.CreateSeries(form.ToSeries(null), form.Key, ct)).Id;
                        break;
                }
            },
            "series",
            async () => form.Version = (await client.GetSeries(saved!.Id, ct))?.Version ?? form.Version,
            problems,
            SeriesForm.FieldOf);
        if (done && !problems.Any)
        {
            return act == "delete" ? "/series" : $"/series/{made}?done=saved";
        }

        // Nothing was made, so another try is another request.
        form.Key = Guid.CreateVersion7();

        return null;
    }
}
