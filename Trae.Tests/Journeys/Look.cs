namespace Trae.Tests.Journeys;

/// <summary>What a page shows at both widths.</summary>
internal sealed record Look
{
    /// <summary>Run in the page; everything that can be folded out is.</summary>
    public const string Script =
        """
        () => {
          document.querySelectorAll("details").forEach(each => { each.open = true; });
          const body = getComputedStyle(document.body);
          const own = new URL(location.href);
          return {
            links: [...document.querySelectorAll("a[href]")].map(link => link.href),
            lost: [...document.querySelectorAll("a[href]")].map(link => new URL(link.href))
              .filter(to => to.origin === own.origin && to.pathname === own.pathname && to.hash.length > 1 && !document.getElementById(decodeURIComponent(to.hash.slice(1))))
              .map(to => to.hash),
            pictures: [...document.images].filter(image => image.complete && image.currentSrc && !image.naturalWidth).map(image => image.currentSrc),
            isStyled: [...document.styleSheets].some(sheet => sheet.href && sheet.cssRules.length > 0) && body.marginTop === "0px",
            isGuarded: own.pathname.startsWith("/account/") || ![...document.forms].some(form => form.method === "post") || !!document.querySelector("script[src*='/js/forms.']"),
            title: document.title,
            headings: document.querySelectorAll("h1").length,
          };
        }
        """;

    /// <summary>What is wider than the screen, outermost first; empty if nothing has to be scrolled sideways.</summary>
    public const string Wide =
        """
        () => {
          document.getAnimations().forEach(each => each.finish());
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) {
            return [];
          }
          return [...document.querySelectorAll("body *")].filter(each => each.getBoundingClientRect().right > width + 1 && each.checkVisibility())
            .slice(0, 6).map(each => `${each.localName}.${each.className?.baseVal ?? each.className} to ${Math.round(each.getBoundingClientRect().right)} of ${width}`);
        }
        """;

    public string[] Links { get; init; } = [];

    public string[] Lost { get; init; } = [];

    public string[] Pictures { get; init; } = [];

    public bool IsStyled { get; init; }

    /// <summary>Whether what is typed in its forms survives where it cannot be sent.</summary>
    public bool IsGuarded { get; init; }

    public string Title { get; init; } = "";

    public int Headings { get; init; }

    public IEnumerable<string> Faults(bool isFrame)
    {
        if (!IsStyled)
        {
            yield return "has no style sheet";
        }

        if (!IsGuarded)
        {
            yield return "has a form, and not the script that keeps what is typed where it cannot be sent";
        }

        if (Title.Length == 0 || Headings != 1 && !isFrame)
        {
            yield return $"has the title \"{Title}\" and {Headings} headings of the first level";
        }

        foreach (var fragment in Lost.Distinct())
        {
            yield return $"links to {fragment} in itself, which is not there";
        }

        foreach (var picture in Pictures)
        {
            yield return $"shows a broken picture, {picture}";
        }
    }
}
