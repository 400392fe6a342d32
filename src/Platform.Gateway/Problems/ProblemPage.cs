using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Platform.Gateway.Problems;

/// <summary>A problem for somebody who opened an address in a browser: what is wrong in words, and what to quote in a report.</summary>
internal static class ProblemPage
{
    private const string Html = "text/html";

    /// <summary>Whether the page is what the client wants first (RFC 9110 section 12.5.1): browsers do when an address is opened, programs do not.</summary>
    public static bool IsWanted(HttpRequest request) => HttpMethods.IsGet(request.Method)
        && request.GetTypedHeaders().Accept is [{ MediaType: var first }, ..] && first.Equals(Html, StringComparison.OrdinalIgnoreCase);

    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.ContentType = $"{Html}; charset=utf-8";
        context.Response.Headers[HeaderNames.Vary] = $"{HeaderNames.Accept}, {HeaderNames.AcceptLanguage}";
        return context.Response.WriteAsync(
            $$"""
            <!doctype html>
            <html lang="{{context.Text("en", "zh-CN")}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{Text(problem.Detail)}}</title>
            <style>
            :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
            main { max-width: 34rem; margin: 20vh auto 0; padding: 0 1rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.4rem; }
            </style>
            </head>
            <body>
            <main>
            <h1>{{Text(problem.Detail)}}</h1>
            <p>{{problem.Status}} · {{Text(problem.Code)}}</p>
            <p>{{context.Text("If you ask somebody about it, say this number:", "如需咨询，请提供此编号：")}} <code>{{Text(problem.TraceId)}}</code></p>
            </main>
            </body>
            </html>

            """, context.RequestAborted);
    }

    private static string Text(string? text) => WebUtility.HtmlEncode(text) ?? "";
}
