package impound.processors.evidence;

import impound.processors.id.Region;
import java.time.Instant;

/**
 * One call that changed something in AWS, as an examiner finds it again in CloudTrail.
 *
 * @param caller ARN of the assumed role's session that made the call
 * @param awsDate the Date header of AWS's answer, as it stood there
 * @param clockOffsetMillis AWS's clock minus ours, to the second that the Date header has
 */
public record Act(
        String service,
        String operation,
        String region,
        String requestId,
        String caller,
        String awsDate,
        Instant at,
        long clockOffsetMillis) {

    /** What was found to be so already: the call that made it so had no answer that anybody kept. */
    public static Act found(String what, Region region, Instant at) {
        return new Act("ec2", "found: " + what, region.value(), "", "", "", at, 0);
    }
}
