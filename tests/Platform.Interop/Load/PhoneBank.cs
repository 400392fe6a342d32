using Platform.Interop.Tenancy;

namespace Platform.Interop.Load;

/// <summary>Many agents' phones in one SIPp process, behind one port, each registered with digest as its own agent.</summary>
public sealed class PhoneBank : IAsyncDisposable
{
    private static readonly TimeSpan RegisterTimeout = TimeSpan.FromSeconds(60);

    private readonly RentedTenant _tenant;
    private readonly IReadOnlyList<string> _agents;
    private readonly int _port = PortPool.Take();
    private Sipp? _phones;

    private readonly int _registrationsPerSecond;

    private PhoneBank(RentedTenant tenant, IReadOnlyList<string> agents, int registrationsPerSecond) =>
        (_tenant, _agents, _registrationsPerSecond) = (tenant, agents, registrationsPerSecond);

    private Sipp Phones => _phones ?? throw new InvalidOperationException("The phones are switched off.");

    /// <summary>A bank that is switched on.</summary>
    public static async Task<PhoneBank> Open(
        RentedTenant tenant, IReadOnlyList<string> agents, SippScenario scenario, int registrationsPerSecond = 50)
    {
        var bank = new PhoneBank(tenant, agents, registrationsPerSecond);
        try
        {
            await bank.SwitchOn(scenario);
        }
        catch
        {
            await bank.DisposeAsync();
            throw;
        }

        return bank;
    }

    /// <summary>Registers the agents, opens the port, and returns when all of them are ready. Also after a kill, on the same port.</summary>
    public async Task SwitchOn(SippScenario scenario)
    {
        await DisposeAsync();
        await Register(expiresS: 3600);
        _phones = await Sipp.Start(scenario, new SippOptions { LocalPort = _port, Calls = 0, TraceMessages = false });
        await _tenant.AllAre(_agents, "ready");
    }

    /// <summary>Takes every phone off the register, and returns when all agents are logged out.</summary>
    public async Task SwitchOff()
    {
        await DisposeAsync();
        await Register(expiresS: 0);
        await _tenant.AllAre(_agents, "offline");
    }

    /// <summary>Lets the calls that run end, and returns the totals.</summary>
    public Task<SippResult> Stop() => Phones.Stop();

    /// <summary>Dies at once.</summary>
    public void Kill() => Phones.Kill();

    public async ValueTask DisposeAsync()
    {
        if (_phones is not null) await _phones.DisposeAsync();
        _phones = null;
    }

    // From the bank's own port: devices behind address translation are called where they registered from.
    private async Task Register(int expiresS)
    {
        var result = await Sipp.Run(Agents.Register(_tenant.Domain, expiresS), new SippOptions
        {
            Target = _tenant.House.Server.SipEndpoint,
            LocalPort = _port,
            Accounts = [.. _agents.Select(agent => new SipAccount(agent, RentedTenant.SipPassword(agent)))],
            AuthenticationDomain = _tenant.Domain,
            Calls = _agents.Count,
            CallsPerSecond = _registrationsPerSecond,
        }, RegisterTimeout);
        result.ShouldSucceed(_agents.Count);
    }
}
