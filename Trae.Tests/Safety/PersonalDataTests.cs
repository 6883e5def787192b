using CsCheck;
using Trae.Api.Features.Safety;

namespace Trae.Tests.Safety;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("Write to ada.lovelace+press@analytical.example.org today.", "Write to [EMAIL-1] today.")]
    [InlineData("Schreib an jürgen@büro.de!", "Schreib an [EMAIL-1]!")]
    [InlineData("Call +44 20 7946 0958 or (030) 901820-11.", "Call [PHONE-1] or [PHONE-2].")]
    [InlineData("Pay to DE89 3704 0044 0532 0130 00, please.", "Pay to [IBAN-1], please.")]
    [InlineData("GB82WEST12345698765432", "[IBAN-1]")]
    [InlineData("The card 4111 1111 1111 1111 was used.", "The card [CARD-1] was used.")]
    [InlineData("From 192.168.10.7 and 2001:db8::8a2e:370:7334.", "From [IP-1] and [IP-2].")]
    [InlineData("SSN 078-05-1120", "SSN [ID-1]")]
    [InlineData("DNI 12345678Z, NIE X1234567L", "DNI [ID-1], NIE [ID-2]")]
    [InlineData("Sécurité sociale 2 55 08 14 168 025 38.", "Sécurité sociale [ID-1].")]
    [InlineData("Codice fiscale RSSMRA85T10A562S.", "Codice fiscale [ID-1].")]
    public void What_is_personal_for_sure_is_taken_out_and_comes_back(string text, string masked)
    {
        var found = PersonalData.Mask(text);

        Assert.Equal(masked, found.Text);
        Assert.Equal(text, PersonalData.Unmask(found.Text, found.Values));
    }

    [Theory]
    [InlineData("In 1969, 400,000 people worked for 25.4 billion dollars.")]
    [InlineData("It lasted from 1914-1918 and again 1939 to 1945, on 12.03.2024 and 2024-03-12.")]
    [InlineData("Version 1.2.3.4.5, chapter 10.4, ratio 16:9, at 12:30:45.")]
    [InlineData("The number 4111 1111 1111 1112 fails its check, as DE89 3704 0044 0532 0130 02 does.")]
    [InlineData("ISBN 978-3-16-148410-0 and 12345678A are no identities.")]
    [InlineData("The speed of light is 299 792 458 metres per second, and pi is 3.14159265358979.")]
    [InlineData("Follow @trae, or read std::vector and a::b.")]
    public void What_only_looks_like_it_stays(string text) => Assert.Equal(text, PersonalData.Mask(text).Text);

    [Fact]
    public void The_same_value_has_one_placeholder_in_all_texts_of_a_request()
    {
        var masked = PersonalData.Mask(["Ask a@b.example, then c@d.example.", "Or a@b.example again."]);

        Assert.Equal(["Ask [EMAIL-1], then [EMAIL-2].", "Or [EMAIL-1] again."], masked.Select(text => text.Text));
        Assert.Equal("c@d.example or a@b.example, not [EMAIL-9]", PersonalData.Unmask("[EMAIL-2] or [email-1], not [EMAIL-9]", masked[0].Values));
    }

    [Fact]
    public void A_placeholder_that_the_source_wrote_itself_is_never_filled_in()
    {
        var masked = PersonalData.Mask("The form says [EMAIL-1]; mine is a@b.example.");

        Assert.Equal("The form says [EMAIL-1]; mine is [EMAIL-2].", masked.Text);
        Assert.Equal("The form says [EMAIL-1]; mine is a@b.example.", PersonalData.Unmask(masked.Text, masked.Values));
    }

    [Fact]
    public void Any_text_comes_back_as_it_was() => Gen.OneOf(
            Gen.String,
            Gen.Const("a@b.example"),
            Gen.Const("[EMAIL-1]"),
            Gen.Const("[CARD-2]"),
            Gen.Const("4111111111111111"),
            Gen.Const("+49 30 901820"),
            Gen.Const("10.0.0.1"))
        .Array[0, 12].Select(parts => string.Join(' ', parts))
        .Sample(text =>
        {
            var masked = PersonalData.Mask(text);

            return PersonalData.Unmask(masked.Text, masked.Values) == text && !masked.Text.Contains("a@b.example", StringComparison.Ordinal);
        });
}
