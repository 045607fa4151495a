package impound.sandbox.http;

/** How a caller words its calls and wants its errors: AWS has four ways, by service. */
enum Protocol {
    EC2,
    QUERY,
    S3,
    JSON;

    static Protocol of(Call call) {
        return switch (call.service()) {
            case "ec2" -> EC2;
            case "s3" -> S3;
            case "sts", "sns" -> QUERY;
            case "sqs" -> call.header("x-amz-target") == null ? QUERY : JSON;
            default -> JSON;
        };
    }

    AwsError unknownKey() {
        return switch (this) {
            case EC2 ->
                new AwsError("AuthFailure", "AWS was not able to validate the provided access credentials", 401);
            case S3 ->
                new AwsError(
                        "InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.", 403);
            case QUERY ->
                new AwsError("InvalidClientTokenId", "The security token included in the request is invalid.", 403);
            case JSON ->
                new AwsError(
                        "UnrecognizedClientException", "The security token included in the request is invalid.", 400);
        };
    }

    AwsError expired() {
        return switch (this) {
            case EC2 -> new AwsError("RequestExpired", "Request has expired.", 400);
            case S3 -> new AwsError("ExpiredToken", "The provided token has expired.", 400);
            case QUERY -> new AwsError("ExpiredToken", "The security token included in the request is expired", 403);
            case JSON ->
                new AwsError("ExpiredTokenException", "The security token included in the request is expired", 400);
        };
    }

    AwsError wrongSignature() {
        var code =
                switch (this) {
                    case EC2 -> "AuthFailure";
                    case JSON -> "InvalidSignatureException";
                    default -> "SignatureDoesNotMatch";
                };
        return new AwsError(
                code, "The request signature we calculated does not match the signature you provided.", 403);
    }
}
