using System.Net;
using Trae.Web.Api;
using Trae.Web.Hosting;

namespace Trae.Web.Components.Text;

internal static class FormAttempt
{
    /// <summary>As <see cref="Try"/>, for what somebody else may have saved meanwhile: saving it again is then a choice.</summary>
    /// <param name="act">Calls the API.</param>
    /// <param name="thing">What is saved: "voice".</param>
    /// <param name="reread">Takes over the version that the other one saved; what was entered stays.</param>
    /// <param name="problems">Of the form.</param>
    /// <param name="field">As for <see cref="Try"/>.</param>
    public static Task<bool> Save(Func<Task> act, string thing, Func<Task> reread, FormProblems problems, Func<string, string?> field) => Try(
        async () =>
        {
            try
            {
                await act();
            }
            catch (ApiProblemException refused) when (refused.Status is HttpStatusCode.PreconditionFailed)
            {
                await reread();
                problems.Add(null, $"Somebody saved this {thing} while you were editing it. Save again to put yours over it, or load the page anew to see theirs.");
            }
        },
        problems,
        field);

    /// <summary>Does what a form asks; why it was refused is added to the form's problems.</summary>
    /// <param name="act">Calls the API.</param>
    /// <param name="problems">Of the form.</param>
    /// <param name="field">The field that a place in a request, or a problem's code, is about.</param>
    /// <returns>Whether it was done.</returns>
    public static async Task<bool> Try(Func<Task> act, FormProblems problems, Func<string, string?> field)
    {
        try
        {
            await act();

            return true;
        }
        catch (ApiProblemException refused)
        {
            problems.Add(refused.Problem, field);
        }
        catch (Exception error) when (ErrorStatus.IsUnreachable(error))
        {
            problems.Add(null, ErrorStatus.UnreachableSentence);
        }

        return false;
    }
}
