using Trae.Contracts;

namespace Trae.Web.Components.Pages.Research;

/// <summary>How the list says what is known of a research. Pure.</summary>
internal static class ResearchWords
{
    public static string Stage(ResearchStage stage) => stage switch
    {
        ResearchStage.Asking => "Being asked about",
        ResearchStage.Questions => "At its questions",
        ResearchStage.Searching => "Searching",
        ResearchStage.Findings => "At its findings",
        _ => "At its outline",
    };
}
