using Platform.Domain.Calls;
using Platform.Domain.Catalog;
using static Platform.Domain.Catalog.CatalogFaultCode;

namespace Platform.Domain.Flows;

/// <summary>What a node must say of itself, and what it names must be there.</summary>
internal static class FlowNodeRules
{
    private const int MaxTags = 10;

    /// <param name="add">Gets each fault: property, code, and text.</param>
    public static void Check(FlowNode node, string tenant, CatalogIndex index, Action<string, CatalogFaultCode, string> add)
    {
        switch (node)
        {
            case FlowNode.Say say:
                CheckPrompts("prompts", say.Prompts, areNeeded: true);
                break;
            case FlowNode.Menu menu:
                CheckMenu(menu);
                break;
            case FlowNode.Collect collect:
                CheckCollect(collect);
                break;
            case FlowNode.Rate rate:
                CheckRate(rate);
                break;
            case FlowNode.Hours hours when !index.Calendars.Contains((tenant, hours.Calendar)):
                add("calendar", UnknownReference, $"The tenant has no calendar {hours.Calendar}.");
                break;
            case FlowNode.SetLanguage { Language: not ("zh-CN" or "en") }:
                add("language", OutOfRange, "The language is zh-CN or en.");
                break;
            case FlowNode.Tag tag:
                CheckTag(tag);
                break;
            case FlowNode.LookUp look:
                LookUpRules.Check(look, tenant, index, add);
                break;
            case FlowNode.Switch by:
                LookUpRules.Check(by, add);
                break;
            case FlowNode.ToQueue to when !index.Queues.Contains((tenant, to.Queue)):
                add("queue", UnknownReference, $"The tenant has no queue {to.Queue}.");
                break;
            case FlowNode.Voicemail voicemail when !index.Mailboxes.Contains((tenant, voicemail.Mailbox)):
                add("mailbox", UnknownReference, $"The tenant has no mailbox {voicemail.Mailbox}.");
                break;
            case FlowNode.Transfer transfer:
                CheckTransfer(transfer);
                break;
            case FlowNode.Subflow subflow when index.PublishedFlows(tenant).GetValueOrDefault(subflow.Flow) is null:
                add("flow", UnknownReference, $"The tenant has no published flow {subflow.Flow}.");
                break;
        }

        void CheckMenu(FlowNode.Menu menu)
        {
            CheckPrompts("prompts", menu.Prompts, areNeeded: true);
            CheckPrompts("invalid", menu.Invalid ?? [], areNeeded: false);
            CheckPrompts("nothing", menu.Nothing ?? [], areNeeded: false);
            CheckPatience(menu.TimeoutMs, menu.Retries);
            if (menu.Choices.Count == 0)
                add("choices", MissingProperty, "A menu has a choice.");
            HashSet<string> keys = [];
            for (var i = 0; i < menu.Choices.Count; i++)
            {
                var choice = menu.Choices[i];
                if (choice.Key is not [var key] || !FlowPrompts.IsKey(key))
                    add($"choices[{i}].key", BadSyntax, $"'{choice.Key}' is not a key: 0 to 9, * or #.");
                else if (!keys.Add(choice.Key))
                    add($"choices[{i}].key", Duplicate, $"There are two choices {choice.Key}.");
                if (choice.Name is { } name && !CatalogSyntax.IsName(name))
                    add($"choices[{i}].name", BadSyntax, "A name has 1 to 100 characters, none of them a control character.");
            }
        }

        void CheckCollect(FlowNode.Collect collect)
        {
            CheckPrompts("prompts", collect.Prompts, areNeeded: true);
            CheckPrompts("invalid", collect.Invalid ?? [], areNeeded: false);
            CheckPatience(collect.TimeoutMs, collect.Retries);
            if (!CatalogSyntax.Id.IsMatch(collect.Variable))
                add("variable", BadSyntax, $"'{collect.Variable}' is not {CatalogSyntax.IdRule}.");
            CheckRange("min", collect.Min, 1, 32);
            CheckRange("max", collect.Max, Math.Max(1, collect.Min), 32);
            if (collect.Terminator is not ("#" or "*" or ""))
                add("terminator", OutOfRange, "The terminator is #, * or empty for none.");
        }

        void CheckRate(FlowNode.Rate rate)
        {
            CheckPrompts("prompts", rate.Prompts, areNeeded: true);
            CheckPrompts("invalid", rate.Invalid ?? [], areNeeded: false);
            CheckPatience(rate.TimeoutMs, rate.Retries);
            if (!CatalogSyntax.Id.IsMatch(rate.Question))
                add("question", BadSyntax, $"'{rate.Question}' is not {CatalogSyntax.IdRule}.");
            CheckRange("from", rate.From, 0, 8);
            CheckRange("to", rate.To, Math.Clamp(rate.From + 1, 1, 9), 9);
        }

        void CheckTag(FlowNode.Tag tag)
        {
            var tags = tag.Tags ?? [];
            if (tags.Count > MaxTags)
                add("tags", OutOfRange, $"A node sets at most {MaxTags} tags.");
            for (var i = 0; i < tags.Count; i++)
            {
                if (!CatalogSyntax.Id.IsMatch(tags[i]))
                    add($"tags[{i}]", BadSyntax, $"'{tags[i]}' is not {CatalogSyntax.IdRule}.");
            }

            CheckRange("points", tag.Points ?? 0, 0, 10);
        }

        void CheckTransfer(FlowNode.Transfer transfer)
        {
            if (DestinationText.Parse(transfer.To) is Destination.ToFlow)
                add("to", OutOfRange, "Another flow is a subflow.");
            else
                DestinationText.Check(tenant, transfer.To, index, (code, text) => add("to", code, text));
        }

        void CheckPrompts(string property, IReadOnlyList<string> prompts, bool areNeeded)
        {
            if (prompts.Count == 0 && areNeeded)
                add(property, MissingPrompt, "There is nothing to say.");
            if (prompts.Count > FlowRules.MaxPrompts)
                add(property, OutOfRange, $"At most {FlowRules.MaxPrompts} prompts are said at a time.");
            for (var i = 0; i < prompts.Count; i++)
            {
                if (!FlowPrompts.IsWellFormed(prompts[i]))
                    add($"{property}[{i}]", BadSyntax, $"'{prompts[i]}' is not {FlowPrompts.Rule}.");
                else if (FlowPrompts.PromptOf(prompts[i]) is { } prompt && !index.Prompts.Contains((tenant, prompt)))
                    add($"{property}[{i}]", UnknownReference, $"The tenant has no prompt {prompt}.");
            }
        }

        void CheckPatience(int timeoutMs, int retries)
        {
            CheckRange("timeoutMs", timeoutMs, 1_000, 60_000);
            CheckRange("retries", retries, 0, 10);
        }

        void CheckRange(string property, int number, int least, int most)
        {
            if (number < least || number > most)
                add(property, OutOfRange, FormattableString.Invariant($"{number} is not between {least} and {most}."));
        }
    }
}
