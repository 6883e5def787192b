namespace Trae.Api.Http.Limits;

/// <summary>So many requests at once; what was used comes back evenly over the time.</summary>
internal sealed class RateLimit
{
    public int Permits { get; set; }

    public TimeSpan Per { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>The limits of one policy. A request counts for everybody it belongs to, and is refused if one of them has no more.</summary>
internal sealed class RatePolicy
{
    /// <summary>Of who is not signed in; signing in always counts here.</summary>
    public required RateLimit Address { get; set; }

    public required RateLimit Person { get; set; }

    public required RateLimit Key { get; set; }

    public required RateLimit Workspace { get; set; }

    public static RatePolicy Of(int each, int workspace) => new()
    {
        Address = new() { Permits = each },
        Person = new() { Permits = each },
        Key = new() { Permits = each },
        Workspace = new() { Permits = workspace },
    };

    public RateLimit For(CountedKind kind) => kind switch
    {
        CountedKind.Person => Person,
        CountedKind.Key => Key,
        CountedKind.Workspace => Workspace,
        _ => Address,
    };
}
