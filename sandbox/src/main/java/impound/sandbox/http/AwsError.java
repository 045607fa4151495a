package impound.sandbox.http;

/** A refusal as AWS words it; the HTTP layer writes it in the protocol that the caller speaks. */
public class AwsError extends RuntimeException {
    private final String code;
    private final int status;

    public AwsError(String code, String message, int status) {
        super(message);
        this.code = code;
        this.status = status;
    }

    public static AwsError bad(String code, String message, Object... facts) {
        return new AwsError(code, message.formatted(facts), 400);
    }

    public static AwsError denied(String message, Object... facts) {
        return new AwsError("AccessDenied", message.formatted(facts), 403);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }
}
