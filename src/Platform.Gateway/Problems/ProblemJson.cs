using System.Text.Json.Serialization;

namespace Platform.Gateway.Problems;

/// <summary>Problems are written by the edge, too, so they don't depend on the API's serializer options.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;
