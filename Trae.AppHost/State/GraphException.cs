namespace Trae.AppHost.State;

/// <summary>The graph cannot run; the message is what a person is told, and says what to do.</summary>
internal sealed class GraphException(string message) : Exception(message);
