package impound.processors.fakes;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;

/** What AWS answers when it says no. */
public final class FakeAnswers {
    private FakeAnswers() {}

    /** EC2's no, under this code. */
    public static AwsServiceException ec2(String code, int status) {
        var details = AwsErrorDetails.builder().errorCode(code).errorMessage("EC2 says " + code);
        return Ec2Exception.builder()
                .awsErrorDetails(details.build())
                .message("EC2 says " + code)
                .statusCode(status)
                .build();
    }
}
