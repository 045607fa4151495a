package impound.routes.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Why a call failed, in AWS's words and for a person: without request ids, and short enough for a line. */
public final class Reason {
    /** The SDK lists every place in which it looked for credentials; the first words say enough. */
    private static final int LONGEST = 160;

    private Reason() {}

    /** The same of any failure: of one that is not AWS's, what it says itself. */
    public static String of(RuntimeException thrown) {
        return thrown instanceof SdkException said ? of(said) : shortened(String.valueOf(thrown.getMessage()));
    }

    static String of(SdkException thrown) {
        return thrown instanceof AwsServiceException refused ? refusal(refused) : shortened(thrown.getMessage());
    }

    private static String refusal(AwsServiceException refused) {
        var details = refused.awsErrorDetails();
        var words = details == null ? null : details.errorMessage();
        return words == null || words.isBlank() ? status(refused.statusCode()) : shortened(words);
    }

    /** An answer to HEAD has no body, so that S3 can only say it with the status. */
    private static String status(int status) {
        return switch (status) {
            case 301 -> "in another region";
            case 403 -> "access denied";
            case 404 -> "not found";
            default -> "status " + status;
        };
    }

    private static String shortened(String words) {
        var line = words.strip().replaceAll("[\\p{C}\\s]+", " ").replaceAll("\\.$", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
