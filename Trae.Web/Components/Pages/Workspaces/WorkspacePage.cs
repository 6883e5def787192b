using Microsoft.AspNetCore.Components;
using Trae.Contracts;
using Trae.Web.Api;
using Trae.Web.Components.Text;
using Trae.Web.SignIn;

namespace Trae.Web.Components.Pages.Workspaces;

/// <summary>
/// A page of the current workspace's settings. It loads only what its visitor may see, and keeps what a refused form said beside that
/// form.
/// </summary>
public abstract class WorkspacePage : ComponentBase
{
    /// <summary>The name under which it is told why a page shows nothing.</summary>
    protected const string PageForm = "page";

    private static readonly FormProblems NoProblems = new();

    private WorkspaceDto? _current;
    private bool _isLoaded;
    private string? _refused;

    /// <summary>Null where the visitor belongs to none, and until all of the page is there: it is drawn once before that.</summary>
    protected WorkspaceDto? Workspace => _isLoaded ? _current : null;

    /// <summary>What the visitor may do here.</summary>
    protected IReadOnlyList<Permission> Own => _current?.Permissions ?? [];

    protected FormProblems Problems { get; } = new();

    [Inject]
    protected TraeClient Client { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    protected HttpContext? Context { get; set; }

    /// <summary>What was done before the browser was sent here.</summary>
    [SupplyParameterFromQuery]
    protected string? Done { get; set; }

    protected CancellationToken Aborted => Context?.RequestAborted ?? default;

    /// <summary>Without it there is nothing to see here.</summary>
    protected abstract Permission Needs { get; }

    [Inject]
    private MyWorkspaces Mine { get; set; } = default!;

    protected bool Allows(Permission permission) => Own.Contains(permission);

    /// <summary>What is wrong with the form of this name.</summary>
    protected FormProblems Of(string form) => form == _refused ? Problems : NoProblems;

    protected abstract Task Load();

    protected sealed override async Task OnInitializedAsync()
    {
        _current = await Mine.Current(Aborted);
        if (_current is not null && !Allows(Needs))
        {
            Context?.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (_current is not null)
        {
            await TryLoad();
        }

        _isLoaded = true;
    }

    /// <summary>Does what a form asks, and goes where it is seen.</summary>
    /// <param name="form">Beside which a refusal is told.</param>
    /// <param name="act">Calls the API.</param>
    /// <param name="next">Where to go then; null to stay.</param>
    /// <returns>Whether it was done.</returns>
    protected async Task<bool> Try(string form, Func<Task> act, string? next)
    {
        if (!await FormAttempt.Try(act, Problems, FieldOf))
        {
            Refuse(form);

            return false;
        }

        if (next is not null)
        {
            Navigation.NavigateTo(next);
        }

        return true;
    }

    /// <summary>Tells what was added to the problems beside this form.</summary>
    protected void Refuse(string form)
    {
        _refused = form;
        Context?.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    /// <summary>The field that a place in a request, or a problem's code, is about.</summary>
    internal static string? FieldOf(string place) => place.ToUpperInvariant() switch
    {
        "NAME" or "ROLE-NAME-TAKEN" or "MODEL-NAME-TAKEN" => "Name",
        "EMAIL" or "INVITATION-OPEN" => "Email",
        "PERMISSIONS" => "Permissions",
        "MINUTESPERMONTH" => "Minutes",
        "STORAGEBYTES" => "Storage",
        "MEMBERS" => "Members",
        "PRODUCTIONS" => "Productions",
        "ADDRESS" or "MODEL-ADDRESS-INVALID" or "MODEL-ADDRESS-PRIVATE" => "Address",
        "MODEL" => "Model",
        "KEY" or "MODEL-KEY-MALFORMED" or "MODEL-KEY-NEEDED" => "Key",
        "MONTHLYBUDGET" or "MODEL-BUDGET-MISSING" => "Budget",
        "PRICE.CURRENCY" => "Currency",
        "CONTEXTTOKENS" => "Context",
        "REQUIRESTWOFACTOR" or "TWO-FACTOR-MISSING" => "RequiresTwoFactor",
        _ => null,
    };

    private async Task TryLoad()
    {
        try
        {
            await Load();
        }
        catch (ApiProblemException refused)
        {
            // What the role allows and something else forbids, such as a second factor that is missing; or an address that was typed.
            Problems.Add(refused.Problem, _ => null);
            _refused = PageForm;
            Context?.Response.StatusCode = (int)refused.Status;
        }
    }
}
