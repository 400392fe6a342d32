using Platform.Domain.Calendars;
using Platform.Domain.Flows;
using Platform.Domain.Numbers;

namespace Platform.Domain.Catalog.Declarations;

/// <summary>Turns a declaration into all documents as they are to be, those that it does not name included.</summary>
internal sealed class DeclarationTranslation(Declaration declaration, CatalogSnapshot current, DeclarationSecrets secrets,
    DateTimeOffset now)
{
    private readonly List<CatalogDocument> desired = [];
    private readonly List<CatalogFault> faults = [];

    /// <summary>By reference: two documents may say the same at two places.</summary>
    private readonly Dictionary<CatalogDocument, string> paths = new(ReferenceEqualityComparer.Instance);

    public IReadOnlyList<CatalogFault> Faults => faults;

    /// <summary>Where the document stands in the file, or its ids when the file does not name it.</summary>
    public string PathOf(CatalogDocument document) => paths.TryGetValue(document, out var path) ? path : CatalogPaths.Of(document);

    public IReadOnlyList<CatalogDocument> Translate()
    {
        var named = (declaration.Tenants ?? []).Select(tenant => tenant.Id).ToHashSet();
        desired.AddRange(current.Documents.Where(document => document switch
        {
            OperatorDocument => declaration.Operator is null,
            TrunkDocument => declaration.Trunks is null,
            RouteDocument => declaration.Routes is null,
            PriceListDocument => declaration.PriceLists is null,
            NumberPoolDocument => declaration.NumberPools is null,
            UserDocument { TenantId: null } => declaration.Operator?.Users is null,
            PromptDocument => true,
            _ => !named.Contains(document.Tenant!),
        }));
        TranslateOperator();
        ForEach(declaration.Trunks, "$.trunks",
            (trunk, path) => Add(path, TrunkTranslation.Read(trunk, current.FindTrunk(trunk.Id), secrets, path, faults)));
        ForEach(declaration.Routes, "$.routes", (route, path) => Add(path,
            new RouteDocument(route.Id, route.Prefix, route.Trunk, route.Priority, route.CostPerMinute, route.OnlyTenant)));
        ForEach(declaration.PriceLists, "$.priceLists",
            (list, path) => Add(path, new PriceListDocument(list.Id, list.Currency, list.Minutes, list.Seats, list.Numbers)));
        ForEach(declaration.NumberPools, "$.numberPools", (pool, path) => Add(path, new NumberPoolDocument(pool.Id, pool.Name,
            [.. pool.Ranges.Select(range => new NumberRange(Normal(range.First), Normal(range.Last)))],
            pool.Capabilities ?? [NumberCapability.Voice], pool.PriceClass, pool.Tenants ?? [], pool.QuarantineDays, pool.Trunk)));
        ForEach(declaration.Tenants, "$.tenants", TranslateTenant);
        return desired;
    }

    private void TranslateOperator()
    {
        if (declaration.Operator is not { } house)
            return;
        Add("$.operator", OperatorOf(house));
        ForEach(house.Users, "$.operator.users", (user, path) =>
            Add(path, new UserDocument(null, user.Login, user.Role, PasswordHash(null, user.Login, user.Password, path))));
    }

    private void TranslateTenant(TenantDeclaration declared, string path)
    {
        var tenant = new TenantDocument(declared.Id, declared.Name, declared.SipDomain, declared.Locale, declared.MaxChannels,
            declared.PriceList)
        {
            Dialing = declared.Dialing is { } dialing ? PolicyOf(dialing) : DialingPolicy.Nothing,
            Music = declared.Music,
            Recording = declared.Recording,
            RecordingDays = declared.RecordingDays,
            IsSuspended = declared.Suspended,
            SeatLimit = declared.SeatLimit,
            SignIn = declared.SignIn is { } signIn
                ? SignInTranslation.Read(declared.Id, signIn, current.FindTenant(declared.Id)?.SignIn.OpenId, secrets)
                : SignInPolicy.Default,
        };
        Add(path, tenant);
        ForEach(declared.Seats, $"{path}.seats", (seats, at) => Add(at, new SeatRentalDocument(
            tenant.TenantId, seats.Product, seats.Kind, seats.Quantity, FirstDay(tenant, seats))));
        ForEach(declared.Numbers, $"{path}.numbers",
            (number, at) => Add(at, NumberOf(tenant, number)));
        ForEach(declared.Queues, $"{path}.queues", (queue, at) => Add(at, new QueueDocument(
            tenant.TenantId, queue.Id, queue.Name, queue.MaxWaitMs, queue.MaxLength, queue.RingTimeoutMs, queue.WrapUpMs, queue.Answer)
        {
            Recording = queue.Recording,
            Music = queue.Music,
            Greeting = queue.Greeting,
            Strategy = queue.Strategy,
            Skills = queue.Skills ?? [],
            Relaxations = queue.Relaxations ?? [],
            Priorities = [.. (queue.Priorities ?? []).Select(Normal)],
            AgeingMs = queue.AgeingMs,
            ShortAbandonMs = queue.ShortAbandonMs,
            ServiceLevel = queue.ServiceLevel,
            LastAgent = queue.LastAgent,
            Overflows = [.. (queue.Overflows ?? []).Select(rule => rule with { To = DestinationText.Normalize(rule.To, current.NumberPlan) })],
            Callback = queue.Callback,
            Announcements = queue.Announcements,
            Survey = queue.Survey,
            Borrows = queue.Borrows ?? [],
            WrapUpMode = queue.WrapUpMode,
            WrapUpExtensionMs = queue.WrapUpExtensionMs,
            RingLimit = queue.RingLimit,
        }));
        ForEach(declared.Secrets, $"{path}.secrets", (secret, at) => Add(at, SecretOf(tenant.TenantId, secret, at)));
        ForEach(declared.Webhooks, $"{path}.webhooks", (webhook, at) => Add(at, new WebhookDocument(tenant.TenantId, webhook.Id, webhook.Name,
            webhook.Url, webhook.Secret, webhook.Events, webhook.Enabled)));
        ForEach(declared.CallerLists, $"{path}.callerLists", (list, at) =>
            Add(at, new CallerListDocument(tenant.TenantId, list.Id, list.Name, [.. list.Numbers.Select(Normal)])));
        ForEach(declared.Mailboxes, $"{path}.mailboxes", (box, at) => Add(at, new MailboxDocument(tenant.TenantId, box.Id, box.Name)
        {
            Queue = box.Queue,
            Team = box.Team,
            Agent = box.Agent,
            Greeting = box.Greeting,
            MaxLengthMs = box.MaxLengthMs,
            MinLengthMs = box.MinLengthMs,
            SilenceMs = box.SilenceMs,
            KeepDays = box.KeepDays,
            YieldMs = box.YieldMs,
            RetryAfterMs = box.RetryAfterMs,
        }));
        ForEach(declared.Calendars, $"{path}.calendars", (calendar, at) => Add(at, new CalendarDocument(tenant.TenantId, calendar.Id, calendar.Name)
        {
            TimeZone = calendar.TimeZone,
            Hours = calendar.Hours ?? [],
            Dates = calendar.Dates ?? [],
            WorkDays = calendar.WorkDays ?? [],
            Holidays = calendar.Holidays,
            HolidayWorkDays = calendar.HolidayWorkDays,
            Emergency = current.FindCalendar(tenant.TenantId, calendar.Id)?.Emergency,
        }));
        ForEach(declared.Flows, $"{path}.flows", (flow, at) => TranslateFlow(tenant, flow, at));
        var flows = (declared.Flows ?? []).Select(flow => flow.Id).ToHashSet();
        desired.AddRange(current.Of<FlowDocument>(tenant.TenantId).Where(flow => flow.Published is null && !flows.Contains(flow.FlowId)));
        ForEach(declared.Skills, $"{path}.skills", (skill, at) => Add(at, new SkillDocument(tenant.TenantId, skill.Id, skill.Name)));
        ForEach(declared.Teams, $"{path}.teams", (team, at) => Add(at, new TeamDocument(tenant.TenantId, team.Id, team.Name)));
        ForEach(declared.BreakReasons, $"{path}.breakReasons", (reason, at) =>
            Add(at, new BreakReasonDocument(tenant.TenantId, reason.Id, reason.Name, reason.Paid, reason.MaxMinutes)));
        ForEach(declared.Dispositions, $"{path}.dispositions", (disposition, at) =>
            Add(at, new DispositionDocument(tenant.TenantId, disposition.Id, disposition.Name)));
        var logins = (declared.Users ?? []).Select(user => user.Login).ToHashSet();
        ForEach(declared.Agents, $"{path}.agents", (agent, at) => TranslateAgent(tenant, agent, logins, at));
        ForEach(declared.Users, $"{path}.users", (user, at) =>
            Add(at, new UserDocument(tenant.TenantId, user.Login, user.Role, PasswordHash(tenant.TenantId, user.Login, user.Password, at),
            user.Agent)));
    }

    /// <summary>A destination that is a queue is kept as one; one beside a queue is for the rules to refuse.</summary>
    private NumberDocument NumberOf(TenantDocument tenant, NumberDeclaration number)
    {
        var document = new NumberDocument(Normal(number.Number), tenant.TenantId, number.Queue)
        {
            Recording = number.Recording,
            Destination = number.Destination,
        };
        return number.Queue is null ? document.PointedAt(number.Destination) : document;
    }

    /// <summary>What a flow says differently is published as a new version; the old ones stay.</summary>
    private void TranslateFlow(TenantDocument tenant, FlowDeclaration declared, string path)
    {
        var definition = new FlowDefinition(declared.Start, declared.Nodes);
        var known = current.FindFlow(tenant.TenantId, declared.Id);
        var flow = known is null
            ? new FlowDocument(tenant.TenantId, declared.Id, declared.Name, definition)
            : known with { Name = declared.Name };
        var versions = FlowVersions.Of(current, tenant.TenantId, declared.Id);
        if (versions.FirstOrDefault(version => version.Version == known?.Published) is { } published
            && FlowJson.TextOf(published.Definition) == FlowJson.TextOf(definition))
        {
            Add(path, flow);
            desired.AddRange(versions);
            return;
        }

        var publication = FlowVersions.Publish(current, flow with { Draft = definition }, definition, now, FlowVersionDocument.Declared);
        Add(path, publication.Flow);
        desired.AddRange(versions.Except(publication.Removed));
        Add(path, publication.Version);
    }

    /// <summary>The same value again is no change, though it would be sealed differently.</summary>
    private SecretDocument SecretOf(string tenant, SecretDeclaration declared, string path)
    {
        var kept = current.Of<SecretDocument>(tenant).FirstOrDefault(known => known.SecretId == declared.Id)?.Sealed ?? "";
        if (declared.Value is { } value && !SecretRules.IsValue(value))
            faults.Add(new($"{path}.value", CatalogFaultCode.OutOfRange, SecretRules.ValueRule));
        var stored = declared.Value is null || (kept.Length > 0 && secrets.OpenSecret(tenant, declared.Id, kept) == declared.Value)
            ? kept
            : secrets.SealSecret(tenant, declared.Id, declared.Value);
        return new(tenant, declared.Id, declared.Name, stored);
    }

    private void TranslateAgent(TenantDocument tenant, AgentDeclaration agent, HashSet<string> logins, string path)
    {
        var ha1 = SipHashes(tenant, agent, path);
        Add(path, new AgentDocument(tenant.TenantId, agent.Id, agent.Name, agent.Queues, agent.Product, agent.SignIn, ha1?.Md5,
            ha1?.Sha256)
        {
            CallerId = agent.CallerId is { } callerId ? Normal(callerId) : null,
            Recording = agent.Recording,
            Skills = agent.Skills ?? [],
            Preferences = agent.Preferences ?? [],
            Team = agent.Team,
            AutoAnswer = agent.AutoAnswer,
            Takes = agent.Takes ?? ContactKindSets.All,
        });
        var user = current.FindUser(tenant.TenantId, agent.Id);
        var keeps = user is { Role: UserRole.Agent } && user.AgentId == agent.Id && !logins.Contains(agent.Id);
        if (agent.Password is not null || keeps)
            Add(path, new UserDocument(tenant.TenantId, agent.Id, UserRole.Agent,
                PasswordHash(tenant.TenantId, agent.Id, agent.Password, path), agent.Id));
    }

    private SipHa1? SipHashes(TenantDocument tenant, AgentDeclaration agent, string path)
    {
        if (agent.SipPassword is { } password)
        {
            CheckSecret(password, $"{path}.sipPassword");
            return secrets.HashSip(agent.Id, tenant.Domain, password);
        }

        if (current.FindAgent(tenant.TenantId, agent.Id) is not { SipHa1Md5: { } md5, SipHa1Sha256: { } sha256 })
            return null;
        if (current.FindTenant(tenant.TenantId)?.Domain != tenant.Domain)
            faults.Add(new($"{path}.sipPassword", CatalogFaultCode.SecretNeeded,
                "The SIP domain changes, and with it what is stored of the password: give it again."));
        return new SipHa1(md5, sha256);
    }

    /// <summary>The stored hash when the password is left out or the same; empty when there is neither, which no rule lets pass.</summary>
    private string PasswordHash(string? tenant, string login, string? password, string path)
    {
        var known = current.FindUser(tenant, login)?.PasswordHash;
        if (password is null)
            return known ?? "";
        CheckSecret(password, $"{path}.password");
        return known is not null && secrets.VerifyPassword(password, known) ? known : secrets.HashPassword(password);
    }

    private void CheckSecret(string secret, string path)
    {
        if (secret.Length is < 8 or > 128 || secret.Any(char.IsControl))
            faults.Add(new(path, CatalogFaultCode.OutOfRange, "A password has 8 to 128 characters, none of them a control character."));
    }

    private DateOnly FirstDay(TenantDocument tenant, SeatDeclaration seats)
    {
        if (seats.From is { } given)
            return given;
        var rental = current.Of<SeatRentalDocument>(tenant.TenantId).FirstOrDefault(rental => rental.Product == seats.Product);
        return rental is not null && rental.Quantity == seats.Quantity && rental.Kind == seats.Kind ? rental.From : Today();
    }

    private DateOnly Today() =>
        CatalogDiff.Today(CatalogDiff.ZoneOf(declaration.Operator is { } house ? OperatorOf(house) : current.Operator), now);

    private static OperatorDocument OperatorOf(OperatorDeclaration house) => new(house.Name, house.Currency, house.TimeZone, house.Demo)
    {
        Country = house.Country,
        EmergencyNumbers = house.EmergencyNumbers ?? NumberPlans.Find(house.Country)?.EmergencyNumbers ?? [],
        BarredPrefixes = house.BarredPrefixes ?? [],
        Stock = house.Stock ?? [],
        SecondFactor = house.SecondFactor,
    };

    private DialingPolicy PolicyOf(DialingDeclaration dialing) => new(dialing.AllowedPrefixes ?? [], dialing.BarredPrefixes ?? [],
        dialing.MaxChannels, dialing.SpendPerDay, dialing.MaxCallsPerSecond, dialing.RingTimeoutMs,
        dialing.CallerId is { } callerId ? Normal(callerId) : null);

    /// <summary>Only what needs no plan to be understood; anything else stays as written, for the rules to refuse.</summary>
    private string Normal(string number) =>
        number.StartsWith('+') ? E164.Normalize(number, current.NumberPlan).Number ?? number : number;

    private PriorityRule Normal(PriorityRule rule) => rule with
    {
        Caller = rule.Caller is { } caller ? Normal(caller) : null,
        Called = rule.Called is { } called ? Normal(called) : null,
    };

    private void Add(string path, CatalogDocument document)
    {
        paths[document] = path;
        desired.Add(document);
    }

    private static void ForEach<TItem>(IReadOnlyList<TItem>? items, string path, Action<TItem, string> translate)
    {
        for (var i = 0; i < (items?.Count ?? 0); i++)
            translate(items![i], $"{path}[{i}]");
    }
}
