package impound.processors.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The shapes in which events come, told by what they say of themselves. */
enum Format {
    IMPORTED("Security Hub Findings - Imported"),
    CUSTOM_ACTION("Security Hub Findings - Custom Action"),
    OCSF("Findings Imported V2"),
    GUARD_DUTY("GuardDuty Finding"),
    /** A finding of Security Hub without its envelope, as the article's test event is pasted. */
    BARE(""),
    /** What a person asks for without a finding. */
    REQUEST(""),
    /** What S3 sends once to whoever is to be notified. */
    TEST_EVENT(""),
    UNSUPPORTED("");

    /** How S3 says that an event is a test. */
    static final String S3_TEST = "s3:TestEvent";

    private final String detailType;

    Format(String detailType) {
        this.detailType = detailType;
    }

    static Format of(Fields event) {
        var detailType = event.at("detail-type");
        if (detailType.isThere()) {
            return Arrays.stream(values())
                    .filter(format -> !format.detailType.isEmpty())
                    .filter(format -> Optional.of(format.detailType).equals(detailType.text()))
                    .findFirst()
                    .orElse(UNSUPPORTED);
        }
        if (event.at("Event").text().filter(S3_TEST::equals).isPresent()) {
            return TEST_EVENT;
        }
        if (event.at("SchemaVersion").isThere() || event.at("ProductArn").isThere()) {
            return BARE;
        }
        return RequestReader.isRequest(event) ? REQUEST : UNSUPPORTED;
    }

    /**
     * Whether a person wants this very thing: other custom actions of the same hub mean something else.
     *
     * @param customAction id of the one that stands for a capture
     */
    Sender sender(Fields event, String customAction) {
        return this == REQUEST || this == CUSTOM_ACTION && isAsked(event, customAction)
                ? Sender.PERSON
                : Sender.PRODUCT;
    }

    private static boolean isAsked(Fields event, String customAction) {
        return event.at("resources").each().stream()
                .flatMap(arn -> arn.text().stream())
                .anyMatch(arn -> arn.endsWith(":action/custom/" + customAction));
    }

    /** The findings in it, each for itself. */
    List<Fields> findings(Fields event) {
        return switch (this) {
            case IMPORTED, CUSTOM_ACTION, OCSF ->
                event.at("detail").required().at("findings").required().each();
            case GUARD_DUTY -> List.of(event.at("detail").required());
            case BARE, REQUEST -> List.of(event);
            case TEST_EVENT, UNSUPPORTED -> List.of();
        };
    }
}
