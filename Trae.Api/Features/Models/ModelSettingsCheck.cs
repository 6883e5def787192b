using Microsoft.Extensions.Options;
using Trae.Api.Features.Models.Client;

namespace Trae.Api.Features.Models;

internal sealed class ModelSettingsCheck : IValidateOptions<ModelSettings>
{
    public ValidateOptionsResult Validate(string? name, ModelSettings options)
    {
        try
        {
            PrivateHosts.Parse(options.PrivateAddresses);

            return ValidateOptionsResult.Success;
        }
        catch (FormatException fault)
        {
            return ValidateOptionsResult.Fail($"{ModelSettings.Section}:{nameof(ModelSettings.PrivateAddresses)}: {fault.Message}");
        }
    }
}
