namespace Platform.Sip.Messages;

/// <summary>Between SIP status codes and Q.850 causes, by the tables of RFC 3398 sections 7.2.4.1 and 8.2.6.1.</summary>
public static class Q850Causes
{
    public const int NormalClearing = 16;

    /// <summary>The cause that a failure response stands for.</summary>
    public static int ForStatus(int statusCode) => statusCode switch
    {
        400 or 481 or 500 or 503 => 41,
        401 or 402 or 403 or 407 or 603 => 21,
        404 or 485 or 604 => 1,
        405 => 63,
        406 or 606 => 79,
        408 or 504 => 102,
        410 => 22,
        413 or 414 or 416 or 420 or 421 or 423 or 505 or 513 => 127,
        415 => 79,
        480 => 18,
        482 or 483 => 25,
        484 => 28,
        486 or 600 => 17,
        487 => NormalClearing,
        488 => 31,
        501 => 79,
        502 => 38,
        _ => 31,
    };

    /// <summary>The failure response for a cause of the telephone network.</summary>
    public static int ToStatus(int cause) => cause switch
    {
        1 or 2 or 3 => 404,
        17 => 486,
        18 => 408,
        19 or 20 or 31 => 480,
        21 => 403,
        22 or 23 => 410,
        26 => 404,
        27 => 502,
        28 => 484,
        29 => 501,
        34 or 38 or 41 or 42 or 47 or 58 => 503,
        55 or 57 or 87 => 403,
        65 or 70 or 88 => 488,
        66 or 69 or 79 => 501,
        102 => 504,
        111 or 127 => 500,
        _ => 480,
    };
}
