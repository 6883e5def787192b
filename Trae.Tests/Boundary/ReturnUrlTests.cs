using Trae.Boundary;

namespace Trae.Tests.Boundary;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/a\r\nLocation: https://evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("http:evil.example")]
    [InlineData("evil.example")]
    [InlineData("@evil.example")]
    [InlineData("~/evil")]
    [InlineData("/a\0b")]
    [InlineData("")]
    [InlineData(null)]
    [Trait("ASVS", "v5.0.0-3.7.2"), Trait("ASVS", "v5.0.0-1.2.2")]
    public void Nobody_is_sent_to_another_site(string? address) => Assert.Equal("/", ReturnUrl.Local(address));

    [Theory]
    [InlineData("/")]
    [InlineData("/videos/1?tab=scenes#3")]
    [InlineData("/watch/1?next=https://example.org")]
    [InlineData("/~ada")]
    public void A_path_of_ours_is_kept(string address) => Assert.Equal(address, ReturnUrl.Local(address));
}
