using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Catalog;

/// <summary>Whoever names a prompt names one that is there, so that one in use cannot go.</summary>
internal static class PromptRules
{
    public const int MaxPerTenant = 200;

    public static void Check(PromptDocument prompt, CatalogFaults faults)
    {
        faults.CheckSyntax(prompt, "id", prompt.PromptId, CatalogSyntax.Id, CatalogSyntax.IdRule);
        if (prompt.PromptId == PromptDocument.BuiltIn)
            faults.Add(prompt, "id", BadSyntax, $"{PromptDocument.BuiltIn} stands for what is built in.");
        faults.CheckName(prompt, prompt.Name);
    }

    public static void CheckCounts(IEnumerable<PromptDocument> prompts, CatalogFaults faults)
    {
        foreach (var first in prompts.GroupBy(prompt => prompt.TenantId).Where(own => own.Count() > MaxPerTenant).Select(own => own.Last()))
            faults.Add(first, null, OutOfRange, $"A tenant has at most {MaxPerTenant} prompts.");
    }

    /// <param name="prompt">Null where none is named.</param>
    public static void CheckReference(CatalogDocument document, string property, string? prompt, CatalogIndex index, CatalogFaults faults)
    {
        if (prompt is not (null or PromptDocument.BuiltIn) && !index.Prompts.Contains((document.Tenant!, prompt)))
            faults.Add(document, property, UnknownReference, $"The tenant has no prompt {prompt}.");
    }
}
