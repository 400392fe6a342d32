using Platform.Sip.Messages;
using Platform.Sip.Transports;

namespace Platform.Sip.Registration;

public sealed record RegistrarOptions
{
    public TimeSpan DefaultExpires { get; init; } = TimeSpan.FromHours(1);
    public TimeSpan MinExpires { get; init; } = TimeSpan.FromMinutes(1);
    public TimeSpan MaxExpires { get; init; } = TimeSpan.FromHours(2);
    public int MaxBindings { get; init; } = 10;
}

/// <summary>What a REGISTER came to: the response to send, and the new bindings when the request changed them.</summary>
public sealed record RegisterOutcome(SipResponse Response, BindingSet? Changed);

public sealed class Registrar(RegistrarOptions options, IBindingStore store, TimeProvider time)
{
    public static RegisterOutcome Decide(BindingSet current, SipRequest request, SipPath source, string toTag, RegistrarOptions options, DateTimeOffset now) => throw new NotSupportedException();
    public ValueTask<SipResponse> RegisterAsync(string addressOfRecord, SipRequest request, SipPath source, string toTag, CancellationToken cancellation) => throw new NotSupportedException(options.ToString() + store + time + request + source);
    public ValueTask<IReadOnlyList<Binding>> LookupAsync(string addressOfRecord, CancellationToken cancellation) => throw new NotSupportedException();
}
