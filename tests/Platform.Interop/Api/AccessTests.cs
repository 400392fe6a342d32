namespace Platform.Interop.Api;

[Collection(SharedHouse.Collection)]
public sealed class AccessTests(SharedHouse shared)
{
    [Fact]
    public async Task Without_a_token_every_endpoint_answers_401()
    {
        var tenant = await shared.House.Rent();

        await Endpoints.AllAnswer(await Endpoints.Guarded(shared.House.Server, tenant.Id), _ => shared.House.Server.Http, 401, "unauthenticated");
    }

    [Fact]
    public async Task With_another_tenants_token_every_endpoint_answers_404()
    {
        var tenant = await shared.House.Rent();
        var other = await shared.House.Rent();

        await Endpoints.AllAnswer(await Endpoints.Guarded(shared.House.Server, tenant.Id), _ => other.Admin, 404, "not_found");
    }

    [Fact]
    public async Task The_operators_token_opens_no_tenants_endpoint()
    {
        var tenant = await shared.House.Rent();
        var endpoints = await Endpoints.Guarded(shared.House.Server, tenant.Id);

        await Endpoints.AllAnswer(endpoints.Where(endpoint => !endpoint.IsOperators), _ => shared.House.Operator, 404, "not_found");
    }
}
