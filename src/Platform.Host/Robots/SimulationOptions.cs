using System.Net;

namespace Platform.Host.Robots;

/// <summary>What <c>platform simulate</c> was asked for.</summary>
/// <param name="Http">The gateway of the running platform.</param>
/// <param name="Sip">Its SIP address.</param>
/// <param name="Agents">Robot agents at most.</param>
/// <param name="Talk">Mean talk time.</param>
/// <param name="Duration">Null goes on until it is stopped.</param>
internal sealed record SimulationOptions(Uri Http, IPEndPoint Sip, double CallsPerMinute, int Agents, TimeSpan Talk, TimeSpan? Duration, int Seed);
