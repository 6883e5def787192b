using Trae.Web.Api;
using Trae.Web.Components.Text;

namespace Trae.Web.Components.Pages.BrandVoices;

/// <summary>What the buttons of a voice's page do.</summary>
internal static class BrandVoiceAct
{
    /// <returns>Where the result is seen; null where it was refused, and the form keeps what was entered.</returns>
    public static async Task<string?> Perform(TraeClient client, Guid? voice, BrandVoiceForm form, string? act, FormProblems problems, CancellationToken ct)
    {
        var made = voice;
        var done = await FormAttempt.Save(
            async () =>
            {
                switch (voice)
                {
                    case { } gone when act == "delete":
                        await client.DeleteBrandVoice(gone, ct);
                        break;
                    case { } id:
                        await client.SaveBrandVoice(id, form.Version, form.ToVoice(), ct);
                        break;
                    case null:
                        made = (await client.CreateBrandVoice(form.ToVoice(), form.Key, ct)).Id;
                        break;
                }
            },
            "voice",
            async () => form.Version = (await client.GetBrandVoice(voice!.Value, ct))?.Version ?? form.Version,
            problems,
            form.FieldOf);
        if (done && !problems.Any)
        {
            return act == "delete" ? "/brand-voices" : $"/brand-voices/{made}?done=saved";
        }

        // Nothing was made, so another try is another request.
        form.Key = Guid.CreateVersion7();
        form.Texts = form.Texts.Count == 0 ? [null, null] : form.Texts;

        return null;
    }
}
