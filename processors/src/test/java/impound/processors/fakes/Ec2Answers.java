package impound.processors.fakes;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What EC2 says when it refuses. */
public final class Ec2Answers {
    private static final int REFUSED = 400;

    private Ec2Answers() {}

    public static Ec2Exception refusal(String code, String text) {
        return (Ec2Exception) Ec2Exception.builder()
                .message(text)
                .statusCode(REFUSED)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Ec2")
                        .errorCode(code)
                        .errorMessage(text)
                        .build())
                .build();
    }
}
