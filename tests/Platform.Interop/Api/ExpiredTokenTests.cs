namespace Platform.Interop.Api;

public sealed class ExpiredTokenTests
{
    [Fact]
    public async Task With_an_expired_token_every_endpoint_answers_401()
    {
        await using var house = await House.Open();
        var tenant = await house.Rent();
        house.Server.Set("PLATFORM__Gateway__AccessTokenMinutes", "0");
        await house.Server.Restart();
        using var admin = await house.Server.LogInTo(tenant.Id, "admin", RentedTenant.AdminPassword);
        using var root = await house.Server.LogInAsOperator("root", House.OperatorPassword);

        await Endpoints.AllAnswer(
            await Endpoints.Guarded(house.Server, tenant.Id), endpoint => endpoint.IsOperators ? root : admin, 401, "token_expired");
    }
}
