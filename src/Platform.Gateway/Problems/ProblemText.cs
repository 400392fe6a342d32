using System.Collections.Frozen;

namespace Platform.Gateway.Problems;

/// <param name="Status">HTTP status.</param>
internal sealed record ProblemEntry(string Code, int Status, string English, string Chinese);

/// <summary>The one table of what refusals are called and how they read.</summary>
internal static class ProblemText
{
    private static readonly FrozenDictionary<ProblemCode, ProblemEntry> Entries = Table().ToFrozenDictionary();

    public static ProblemEntry Of(ProblemCode code) => Entries[code];

    public static string CodeOf(ProblemCode code) => Entries[code].Code;

    /// <summary>What a bare status of the framework or the proxy means.</summary>
    public static ProblemCode OfStatus(int status) => status switch
    {
        400 => ProblemCode.MalformedRequest,
        401 => ProblemCode.Unauthenticated,
        403 => ProblemCode.Forbidden,
        404 => ProblemCode.UnknownRoute,
        405 => ProblemCode.MethodNotAllowed,
        406 => ProblemCode.NotAcceptable,
        408 => ProblemCode.RequestTimeout,
        413 => ProblemCode.PayloadTooLarge,
        415 => ProblemCode.UnsupportedMediaType,
        429 => ProblemCode.RateLimited,
        502 => ProblemCode.BadGateway,
        503 => ProblemCode.Unavailable,
        504 => ProblemCode.GatewayTimeout,
        < 500 => ProblemCode.MalformedRequest,
        _ => ProblemCode.InternalError,
    };

    private static IEnumerable<KeyValuePair<ProblemCode, ProblemEntry>> Table()
    {
        yield return Row(ProblemCode.MalformedRequest, 400, "The request cannot be read.", "无法解析请求。");
        yield return Row(ProblemCode.InvalidParameter, 400, "A parameter has no valid value.", "参数取值无效。");
        yield return Row(ProblemCode.ReportTooLarge, 400, "The report has more than 200,000 rows: ask for a shorter span or longer intervals.",
            "报表超过 200,000 行，请缩短时间范围或加大时段。");
        yield return Row(ProblemCode.InvalidIdempotencyKey, 400, "Idempotency-Key must be 1 to 128 printable ASCII characters.",
            "Idempotency-Key 必须是 1 至 128 个可打印的 ASCII 字符。");
        yield return Row(ProblemCode.InvalidNumber, 400, "This is no telephone number; see faults.", "电话号码无效，详见 faults。");
        yield return Row(ProblemCode.Unauthenticated, 401, "Log in first.", "请先登录。");
        yield return Row(ProblemCode.TokenExpired, 401, "The access token has expired; refresh it.", "访问令牌已过期，请刷新。");
        yield return Row(ProblemCode.SessionRevoked, 401, "This log-in has been ended; log in again.", "此登录已失效，请重新登录。");
        yield return Row(ProblemCode.BadCredentials, 401, "User name or password is wrong.", "用户名或密码错误。");
        yield return Row(ProblemCode.BadRefreshToken, 401, "The refresh token is not valid; log in again.", "刷新令牌无效，请重新登录。");
        yield return Row(ProblemCode.Forbidden, 403, "Your role does not allow this.", "您的角色无权执行此操作。");
        yield return Row(ProblemCode.OnlyForPeople, 403, "An API key may not do this; log in as a person.", "API 密钥无权执行此操作，请以用户身份登录。");
        yield return Row(ProblemCode.SecondFactorNeeded, 401, "Enter the code of your authenticator, or a recovery code.", "请输入验证器中的动态码或恢复码。");
        yield return Row(ProblemCode.BadCode, 403, "The code is wrong, too old or was used already.", "验证码错误、已过期或已使用。");
        yield return Row(ProblemCode.SecondFactorRequired, 403, "Set up a second factor first.", "请先设置第二验证因素。");
        yield return Row(ProblemCode.WrongPassword, 403, "The password is wrong.", "密码错误。");
        yield return Row(ProblemCode.CrossSite, 403, "Another site's page asked for this.", "该请求来自其他网站的页面。");
        yield return Row(ProblemCode.OpenIdFailed, 403, "The log-in provider's answer cannot be trusted; try again.", "身份提供方的应答无法验证，请重试。");
        yield return Row(ProblemCode.NoAccount, 403, "You are known to the log-in provider, but have no role here. Ask your admin.",
            "身份提供方认可您的身份，但您在此没有角色，请联系管理员。");
        yield return Row(ProblemCode.DestinationBarred, 403, "The tenant may not call this number; see faults.",
            "租户不得呼叫该号码，详见 faults。");
        yield return Row(ProblemCode.CallerIdNotAllowed, 403, "This number may not be shown to those who are called; see faults.",
            "不得以该号码作为主叫号码，详见 faults。");
        yield return Row(ProblemCode.NotFound, 404, "This does not exist, or no longer.", "未找到该内容，可能已被删除。");
        yield return Row(ProblemCode.RecordingMissing, 404, "The recording has no file here; see why in the recording.", "录音文件不存在，原因见录音详情。");
        yield return Row(ProblemCode.NoOpenId, 404, "This tenant has no log-in provider.", "该租户未配置身份提供方。");
        yield return Row(ProblemCode.UnknownTenant, 404, "There is no such tenant.", "租户不存在。");
        yield return Row(ProblemCode.UnknownRoute, 404, "There is nothing at this address.", "此地址不存在。");
        yield return Row(ProblemCode.NumberNotInPool, 404, "The number is in no pool that it could be ordered from.", "该号码不在可订购的号码池中。");
        yield return Row(ProblemCode.MethodNotAllowed, 405, "This address does not take that method.", "此地址不支持该请求方法。");
        yield return Row(ProblemCode.NotAcceptable, 406, "The answer cannot be given in an accepted format.", "无法以可接受的格式返回。");
        yield return Row(ProblemCode.RequestTimeout, 408, "The request took too long to arrive.", "请求超时。");
        yield return Row(ProblemCode.NoSecondFactor, 409, "There is no second factor.", "尚未设置第二验证因素。");
        yield return Row(ProblemCode.OwnAccount, 409, "Nobody takes the own rights away; ask another admin.", "不能取消自己的权限，请由其他管理员操作。");
        yield return Row(ProblemCode.ApiKeyExists, 409, "There is a key of this id; revoke it first.", "已存在此标识的密钥，请先吊销。");
        yield return Row(ProblemCode.TooManyApiKeys, 409, "There are 100 keys; revoke those that nobody uses.", "密钥已达 100 个，请先吊销不再使用的密钥。");
        yield return Row(ProblemCode.WebhookDisabled, 409, "The webhook is switched off.", "该 Webhook 已停用。");
        yield return Row(ProblemCode.SeatsNotOffered, 403, "Your operator rents this out; ask there.", "此产品由运营商办理，请联系运营商。");
        yield return Row(ProblemCode.SeatLimitReached, 409, "That is more seats than you may rent by yourself; ask your operator.",
            "超出可自行租用的坐席上限，请联系运营商。");
        yield return Row(ProblemCode.NoFreeSeat, 409, "All rented seats are taken.", "没有空闲坐席。");
        yield return Row(ProblemCode.ProductNotRented, 409, "The seat product is not rented.", "未租用该坐席产品。");
        yield return Row(ProblemCode.NotLoggedIn, 409, "The agent has no session; take a seat first.", "坐席未签入，请先签入。");
        yield return Row(ProblemCode.NotInWrapUp, 409, "There is no wrap-up to put off.", "当前不在话后处理状态。");
        yield return Row(ProblemCode.WrapUpNotExtendable, 409, "This wrap-up cannot be put off any further.", "话后处理时间无法继续延长。");
        yield return Row(ProblemCode.CallOver, 409, "The call is over.", "通话已结束。");
        yield return Row(ProblemCode.AgentNotFree, 409, "The agent has no session, or another contact.", "坐席未签入或正在处理其他联络。");
        yield return Row(ProblemCode.NotTalking, 409, "The agent does not talk in this call, or is busy in it with somebody else.",
            "坐席不在此通话中，或正在此通话中联系他人。");
        yield return Row(ProblemCode.NoConsult, 409, "Nobody is being consulted.", "当前没有咨询通话。");
        yield return Row(ProblemCode.AlreadySupervised, 409, "Another supervisor is in this call.", "已有其他班长在监听此通话。");
        yield return Row(ProblemCode.NotSupervising, 409, "You do not supervise this call.", "您没有在监听此通话。");
        yield return Row(ProblemCode.NoPhone, 409, "This supervisor is no agent, so there is no phone to ring.", "该班长未关联坐席，没有可振铃的话机。");
        yield return Row(ProblemCode.RecordingForbidden, 409, "This talk must not be recorded.", "按规定，此通话不得录音。");
        yield return Row(ProblemCode.RecordingRequired, 409, "This talk has to be recorded.", "按规定，此通话必须录音。");
        yield return Row(ProblemCode.NotRecorded, 409, "This call is not recorded.", "此通话未录音。");
        yield return Row(ProblemCode.RecordingOpen, 409, "The recording is still written; wait for the end of the call.", "录音仍在进行，请等待通话结束。");
        yield return Row(ProblemCode.CallbackOver, 409, "The callback is over.", "该回呼已结束。");
        yield return Row(ProblemCode.CallbackUnderWay, 409, "The customer is being called back just now.", "正在回呼该客户。");
        yield return Row(ProblemCode.MessageOver, 409, "The message is dealt with already.", "该留言已处理。");
        yield return Row(ProblemCode.MessageUnderWay, 409, "An agent is hearing the message just now.", "坐席正在收听该留言。");
        yield return Row(ProblemCode.NoMessage, 409, "You are not hearing a message on this call.", "您在此通话中没有正在收听的留言。");
        yield return Row(ProblemCode.NoCallerNumber, 409, "The caller showed no number that you may call.", "来电者没有可回拨的号码。");
        yield return Row(ProblemCode.IdempotencyInFlight, 409, "The first request with this Idempotency-Key is still running.",
            "使用此 Idempotency-Key 的首个请求仍在处理中。");
        yield return Row(ProblemCode.CatalogConflict, 409, "Others changed the set-up at the same time; try again.", "配置正被他人修改，请重试。");
        yield return Row(ProblemCode.NumberNotFree, 409, "The tenant has the number already.", "租户已持有该号码。");
        yield return Row(ProblemCode.NumberHeldByOther, 409, "Somebody else has the number.", "该号码已被他人占用。");
        yield return Row(ProblemCode.NumberQuarantined, 409, "The number was given back and rests for a while; see faults.",
            "该号码已退回，处于冷冻期，详见 faults。");
        yield return Row(ProblemCode.NumberNotPriced, 409, "The tenant's price list has no price for the number.", "租户的价目表中没有该号码的价格。");
        yield return Row(ProblemCode.PromptInUse, 409, "The prompt is in use; see faults.", "该语音正在使用中，详见 faults。");
        yield return Row(ProblemCode.BadInvitation, 410, "This link was used or is too old; ask for a new one.", "该链接已使用或已过期，请重新获取。");
        yield return Row(ProblemCode.PayloadTooLarge, 413, "The request body is too large.", "请求体过大。");
        yield return Row(ProblemCode.UnsupportedMediaType, 415, "Send application/json.", "请发送 application/json。");
        yield return Row(ProblemCode.InvalidCatalog, 422, "The set-up would not be valid; see faults.", "配置无效，详见 faults。");
        yield return Row(ProblemCode.InvalidSheet, 422, "The sheet has faults; nothing was changed.", "表格有误，未作任何更改。");
        yield return Row(ProblemCode.NotWaiting, 409, "The call does not wait in a queue any more.", "该通话已不在队列中等待。");
        yield return Row(ProblemCode.UnknownDisposition, 422, "The tenant has no such disposition.", "没有该通话结果。");
        yield return Row(ProblemCode.UnknownBreakReason, 422, "The tenant has no such reason for a break.", "没有该小休原因。");
        yield return Row(ProblemCode.AudioUnknownFormat, 422, "The file is neither WAV nor MP3.", "文件既不是 WAV 也不是 MP3。");
        yield return Row(ProblemCode.AudioUnsupportedEncoding, 422,
            "The WAV file is in an encoding that is not read; use PCM, float, A-law or µ-law, mono or stereo.",
            "不支持该 WAV 编码，请使用单声道或立体声的 PCM、浮点、A 律或 µ 律。");
        yield return Row(ProblemCode.AudioDamaged, 422, "The file is damaged: it cannot be read to its end.", "文件已损坏，无法完整读取。");
        yield return Row(ProblemCode.AudioTooShort, 422, "The audio is shorter than a tenth of a second.", "音频不足 0.1 秒。");
        yield return Row(ProblemCode.AudioTooLong, 422, "The audio is longer than five minutes.", "音频超过 5 分钟。");
        yield return Row(ProblemCode.AudioSilent, 422, "There is nothing to be heard in the file.", "文件中没有可听见的声音。");
        yield return Row(ProblemCode.IdempotencyKeyReused, 422, "This Idempotency-Key was used for another request.",
            "此 Idempotency-Key 已用于其他请求。");
        yield return Row(ProblemCode.RateLimited, 429, "Too many requests; slow down.", "请求过于频繁，请稍后再试。");
        yield return Row(ProblemCode.TooManyAttempts, 429, "Too many failed log-ins; wait.", "登录失败次数过多，请稍后再试。");
        yield return Row(ProblemCode.InternalError, 500, "Something broke here; quote the trace id when you report it.",
            "系统内部错误，反馈时请提供追踪编号。");
        yield return Row(ProblemCode.FormatUnavailable, 501, "This machine cannot make that format: libopus is not installed.",
            "本机无法生成该格式：未安装 libopus。");
        yield return Row(ProblemCode.BadGateway, 502, "The service behind the gateway did not answer properly.", "网关后端服务响应异常。");
        yield return Row(ProblemCode.Unavailable, 503, "The service is not available right now.", "服务暂不可用。");
        yield return Row(ProblemCode.GatewayTimeout, 504, "The service behind the gateway did not answer in time.", "网关后端服务响应超时。");
    }

    private static KeyValuePair<ProblemCode, ProblemEntry> Row(ProblemCode code, int status, string english, string chinese) =>
        new(code, new ProblemEntry(SnakeCase.Of(code), status, english, chinese));
}
