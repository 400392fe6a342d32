namespace Platform.Gateway.Problems;

/// <summary>Why a request was refused. Clients see the name in snake case as <c>code</c>; names and numbers are stable.</summary>
public enum ProblemCode
{
    MalformedRequest = 1,
    InvalidParameter = 2,
    Unauthenticated = 3,
    TokenExpired = 4,

    /// <summary>The log-in was ended: logged out, password changed, user removed, or a refresh token used twice.</summary>
    SessionRevoked = 5,

    BadCredentials = 6,
    Forbidden = 7,
    NotFound = 8,
    UnknownTenant = 9,
    UnknownRoute = 10,
    MethodNotAllowed = 11,
    NoFreeSeat = 12,
    ProductNotRented = 13,
    NotLoggedIn = 14,
    CallOver = 15,
    IdempotencyInFlight = 16,
    CatalogConflict = 17,
    PayloadTooLarge = 18,
    UnsupportedMediaType = 19,
    InvalidCatalog = 20,
    IdempotencyKeyReused = 21,
    RateLimited = 22,
    TooManyAttempts = 23,
    InternalError = 24,
    BadGateway = 25,
    Unavailable = 26,
    GatewayTimeout = 27,

    /// <summary>The refresh token is unknown, expired or used.</summary>
    BadRefreshToken = 28,

    InvalidIdempotencyKey = 29,
    NotAcceptable = 30,
    RequestTimeout = 31,

    /// <summary>What was given is no telephone number; the fault's code says why.</summary>
    InvalidNumber = 50,

    /// <summary>The number is in no pool that the tenant may order from.</summary>
    NumberNotInPool = 51,

    /// <summary>The tenant has the number already.</summary>
    NumberNotFree = 52,
    NumberHeldByOther = 53,
    NumberQuarantined = 54,

    /// <summary>The tenant's price list has no price for the number.</summary>
    NumberNotPriced = 55,

    /// <summary>The tenant may not call this number.</summary>
    DestinationBarred = 60,

    /// <summary>The number that was to be shown is not one that the tenant rents.</summary>
    CallerIdNotAllowed = 61,

    /// <summary>The agent has no session, or another contact.</summary>
    AgentNotFree = 62,

    /// <summary>The agent does not talk in this call, or is busy in it with somebody else.</summary>
    NotTalking = 63,

    /// <summary>Nobody is being consulted.</summary>
    NoConsult = 64,

    /// <summary>Another supervisor is in the call.</summary>
    AlreadySupervised = 65,

    /// <summary>This supervisor is not in the call.</summary>
    NotSupervising = 66,

    /// <summary>The supervisor is no agent, so there is no phone to ring.</summary>
    NoPhone = 67,

    /// <summary>The uploaded file is neither WAV nor MP3.</summary>
    AudioUnknownFormat = 70,

    AudioUnsupportedEncoding = 71,
    AudioDamaged = 72,
    AudioTooShort = 73,
    AudioTooLong = 74,
    AudioSilent = 75,

    /// <summary>The prompt is played somewhere; the faults say where.</summary>
    PromptInUse = 76,

    /// <summary>The policy forbids to record this talk.</summary>
    RecordingForbidden = 80,

    /// <summary>The policy wants this talk recorded.</summary>
    RecordingRequired = 81,

    /// <summary>The call is not recorded.</summary>
    NotRecorded = 82,

    /// <summary>The recording has no file on this machine; it says why.</summary>
    RecordingMissing = 83,

    /// <summary>The recording is still written.</summary>
    RecordingOpen = 84,

    /// <summary>This machine cannot make that format.</summary>
    FormatUnavailable = 85,

    /// <summary>The report has more rows than are given at once.</summary>
    ReportTooLarge = 170,

    /// <summary>The callback is done or given up.</summary>
    CallbackOver = 180,

    /// <summary>An agent calls the customer just now.</summary>
    CallbackUnderWay = 181,

    /// <summary>The password is right; now the code of the second factor.</summary>
    SecondFactorNeeded = 240,

    /// <summary>The code is wrong, too old, or was used.</summary>
    BadCode = 241,

    /// <summary>A second factor has to be set up before anything else.</summary>
    SecondFactorRequired = 242,

    /// <summary>There is no second factor that this could be about.</summary>
    NoSecondFactor = 243,

    /// <summary>The invitation is unknown, used or too old.</summary>
    BadInvitation = 244,

    /// <summary>The password that was to prove who asks is not the user's.</summary>
    WrongPassword = 245,

    /// <summary>Nobody takes the own rights away, so that somebody is always left who has them.</summary>
    OwnAccount = 246,

    /// <summary>The page of another site asked.</summary>
    CrossSite = 247,

    /// <summary>The tenant has no OpenID provider.</summary>
    NoOpenId = 248,

    /// <summary>The provider's answer does not prove who it is.</summary>
    OpenIdFailed = 249,

    /// <summary>The provider knows this person, but the tenant gives it no role.</summary>
    NoAccount = 250,

    /// <summary>The tenant has its own reasons for breaks, and this is none of them.</summary>
    UnknownBreakReason = 200,

    NotInWrapUp = 201,

    /// <summary>The wrap-up lasts until the agent ends it, or as long as the queue lets it.</summary>
    WrapUpNotExtendable = 202,

    /// <summary>Somebody is done with the message, or its time is over.</summary>
    MessageOver = 203,

    /// <summary>An agent hears the message just now.</summary>
    MessageUnderWay = 204,

    /// <summary>The agent hears no message on this call.</summary>
    NoMessage = 205,

    /// <summary>The caller showed no number that may be dialled.</summary>
    NoCallerNumber = 206,

    /// <summary>The tenant has no such disposition.</summary>
    UnknownDisposition = 230,

    /// <summary>The call does not wait in a queue, or is on its way elsewhere already.</summary>
    NotWaiting = 231,

    /// <summary>An API key asks for what only people may do.</summary>
    OnlyForPeople = 280,

    /// <summary>The house has a key of this id.</summary>
    ApiKeyExists = 281,

    /// <summary>The house has as many keys as it may.</summary>
    TooManyApiKeys = 282,

    /// <summary>Nothing is sent to a webhook that is switched off.</summary>
    WebhookDisabled = 283,

    /// <summary>The tenant does not rent this product by itself.</summary>
    SeatsNotOffered = 284,

    /// <summary>The tenant would have more seats than the operator lets it rent by itself.</summary>
    SeatLimitReached = 285,

    /// <summary>The sheet, or what it declares, has faults; each says its line and column.</summary>
    InvalidSheet = 260,
}
