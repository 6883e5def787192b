using Microsoft.AspNetCore.Http.HttpResults;
using Trae.Api.Http;

namespace Trae.Api.Features.Models;

internal static class ModelProblems
{
    public static ProblemHttpResult NotFound() =>
        Problems.NotFound("model-not-found", "There is no such connection to a model. Look at the list of models.");

    public static ProblemHttpResult Of(ModelFault fault) => fault.Code == ModelFault.BudgetCode
        ? Problems.Conflict(fault.Code, fault.Message)
        : Problems.Unprocessable(fault.Code, fault.Message);
}
