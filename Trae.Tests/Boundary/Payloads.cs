namespace Trae.Tests.Boundary;

/// <summary>What attackers write where a text is asked for.</summary>
internal static class Payloads
{
    /// <summary>Each would run in a page that puts it out as it is, in one of the places where texts stand.</summary>
    public static readonly string[] Script =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg/onload=alert(1)>", "</script><script>alert(1)</script>",
        "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "\" autofocus onfocus=alert(1) x=\"", "javascript:alert(1)",
        "<iframe srcdoc='<script>alert(1)</script>'>", "--><script>alert(1)</script><!--", "\\u003cscript\\u003ealert(1)", "]]><script>alert(1)</script>",
    ];

    public static readonly string[] Others =
    [
        "'; drop table videos; --", "' or '1'='1", "1); delete from jobs where (1=1", "$$; select pg_sleep(10); $$", "\\'; truncate videos; --",
        "{{7*7}}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "@(7*7)", "{0}{1}{2}{99}", "%s%n%x", "${jndi:ldap://127.0.0.1/a}",
        "a\r\nSet-Cookie: stolen=1\r\n\r\nb", "a\nX-Injected: 1", "../../../../etc/passwd", "..\\..\\windows\\win.ini", "file:///etc/passwd",
        "$(touch /tmp/trae-planted)", "`touch /tmp/trae-planted`", "; touch /tmp/trae-planted", "| touch /tmp/trae-planted", "-i /etc/passwd",
        "turned \u202Egpj.exe", "zero\u200Bwidth", "\uFEFFmark", "Z\u0351\u036B\u0343a\u0328l\u0322g\u0321o\u0337", "🦑\u200D🦑", "%00", "%0d%0a", "=cmd|'/c calc'!A1", "NUL\0inside",
    ];

    public static IEnumerable<string> All => Script.Concat(Others);
}
