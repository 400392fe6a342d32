using Platform.Domain.Accounts;

namespace Platform.Domain.Tests.Accounts;

public sealed class AccountTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, Totp.KeyBytes).Select(i => (byte)i)];
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 22, 0, 0, TimeSpan.Zero);
    private static readonly string Code = Totp.CodeOf(Key, Totp.StepOf(Now));
    private static readonly string Recovery = RecoveryCodes.Make([1, 2, 3, 4, 5, 6, 7]);

    private static readonly Account Secured = new("acme", "anna") { KeySealed = "sealed", RecoveryHashes = [RecoveryCodes.HashOf(Recovery), "other"] };

    [Theory]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("")]
    [InlineData("AAAAA-AAAAA")]
    public void What_is_no_code_is_not_taken(string code) => Assert.Null(Secured.Use(Key, code, Now));

    [Fact]
    public void A_code_is_taken_however_it_is_spaced_and_only_once()
    {
        var used = Secured.Use(Key, $"{Code[..3]} {Code[3..]}", Now);
        Assert.Equal(Totp.StepOf(Now), used?.LastStep);
        Assert.Null(used!.Use(Key, Code, Now));
    }

    [Fact]
    public void A_recovery_code_is_taken_however_it_is_typed_and_only_once()
    {
        var used = Secured.Use(Key, Recovery.Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), Now);
        Assert.Equal(["other"], used?.RecoveryHashes);
        Assert.Null(used!.Use(Key, Recovery, Now));
    }

    [Fact]
    public void An_offered_key_counts_once_its_code_has_come()
    {
        var offered = new Account(null, "root") { OfferedSealed = "new" };
        Assert.False(offered.HasSecondFactor);
        Assert.Null(offered.Confirm(Key, "000000", Now, []));
        var confirmed = offered.Confirm(Key, Code, Now, ["hash"])!;
        Assert.Equal(("new", null, true), (confirmed.KeySealed, confirmed.OfferedSealed, confirmed.HasSecondFactor));
        Assert.Null(confirmed.Use(Key, Code, Now));
        Assert.Null(confirmed.Confirm(Key, Code, Now, []));
    }

    [Fact]
    public void Without_its_second_factor_nothing_of_it_is_left()
    {
        var plain = (Secured with { OfferedSealed = "new", LastStep = 7, OpenIdSubject = "who" }).WithoutSecondFactor();
        Assert.Equal(new("acme", "anna") { OpenIdSubject = "who", RecoveryHashes = plain.RecoveryHashes }, plain);
        Assert.Empty(plain.RecoveryHashes);
    }

    [Fact]
    public void Recovery_codes_have_fifty_bits_and_can_be_read_aloud()
    {
        Assert.Matches("^[A-Z2-7]{5}-[A-Z2-7]{5}$", Recovery);
        Assert.NotEqual(Recovery, RecoveryCodes.Make([1, 2, 3, 4, 5, 7, 7]));
    }
}
