using Microsoft.AspNetCore.Http;

namespace Platform.Gateway.Auth.OpenId;

/// <summary>Where a tenant's OpenID provider sends people back to.</summary>
internal static class OpenIdAddress
{
    public static string Redirect(HttpRequest request, string tenant) =>
        $"{RequestOrigin.RootOf(request)}{SessionCookie.PathOf(tenant)}/openid/callback";
}
