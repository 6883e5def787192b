namespace Trae.Api.Features.Account;

public sealed class NewPersonForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }
}
