package impound.processors.aws;

import impound.processors.evidence.Act;
import impound.processors.gateway.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.awscore.AwsResponse;

/** Makes the record of a call from AWS's answer to it. */
public final class Acts {
    private final Clock clock;

    public Acts(Clock clock) {
        this.clock = clock;
    }

    /** The act that this answer confirms. */
    public Act of(String service, String operation, Scope scope, Session session, AwsResponse answer) {
        var now = clock.instant();
        var date = answer.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
        var request = answer.responseMetadata() == null
                ? ""
                : answer.responseMetadata().requestId();
        return new Act(
                service, operation, scope.region().value(), request, session.arn(), date, now, offset(date, now));
    }

    /** AWS's clock minus ours; the header has whole seconds, so less than a second means nothing. */
    private static long offset(String date, Instant now) {
        try {
            var theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return ChronoUnit.MILLIS.between(now.truncatedTo(ChronoUnit.SECONDS), theirs);
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
