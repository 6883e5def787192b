using Trae.Web.Api;
using Trae.Web.Hosting;

namespace Trae.Web.Components.Text;

internal static class FormAttempt
{
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
