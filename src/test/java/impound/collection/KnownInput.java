package impound.collection;

import impound.processors.Wire;
import impound.processors.completion.Closing.State;
import impound.tool.FindingFiles;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each input of the findings' README with what is right for it there, but for 59, which is 03 with attributes beside it. */
enum KnownInput {
    TYPOGRAPHIC_QUOTES("01-typographic-quotes", Decision.REJECT, "BAD_JSON"),
    ACCOUNT_OF_13_DIGITS("02-account-13-digits", Decision.REJECT, "BAD_ACCOUNT_ID"),
    PLAIN("03-imported-plain", Came.toComplete("us-east-1", Came.FIRST)),
    SAMPLE("05-sample-finding-asff", Decision.IGNORE, "SAMPLE_FINDING"),
    GUARD_DUTY("07-guardduty-native", Came.toComplete("us-west-2", Came.SECOND)),
    FIRST_IMPORT("09a-first-import", Came.toComplete("us-west-2", Came.SECOND)),
    UPDATE("09b-update-reimport", Came.toComplete("us-west-2", Came.SECOND)),
    ARCHIVED("10-archived", Decision.IGNORE, "ARCHIVED"),
    CUSTOM_ACTION(
            "12-custom-action-three-findings",
            Came.toComplete("us-east-1", Came.FIRST),
            Came.toComplete("eu-west-1", Came.THIRD)),
    SEVERAL_RESOURCES("14-multi-resource", new Came("us-east-1", State.PARTIAL, List.of(Came.FIRST, Came.NODE))),
    CENTRAL_REPORTER("16-central-reporter", Came.toComplete("us-east-1", Came.FIRST)),
    AGGREGATED_REGION("17-aggregated-region", Came.toComplete("eu-west-1", Came.THIRD)),
    BARE_ID("18-bare-instance-id", Came.toComplete("us-east-1", Came.FIRST)),
    MISSPELT_TYPE("20-third-party-misspelt-type", Decision.REJECT, "ACCOUNT_UNKNOWN"),
    GOVERNMENT("21-govcloud", Decision.REJECT, "PARTITION_MISMATCH"),
    CLUSTER("24-eks-audit-no-instance", Decision.IGNORE, "NO_EC2_INSTANCE"),
    NODE("25-eks-runtime-with-node", new Came("us-east-1", State.PARTIAL, List.of(Came.NODE))),
    FARGATE("26-ecs-fargate", Decision.IGNORE, "NO_DISK_FARGATE"),
    OCSF("29-ocsf-detection", Came.toComplete("us-west-2", Came.SECOND)),
    OCSF_RESOLVED("30-ocsf-vulnerability-resolved", Decision.IGNORE, "PRODUCT_OR_STATUS"),
    NO_RESOURCES("31-no-resources-field", Decision.REJECT, "MISSING_FIELD"),
    MINIMAL("32-minimal-fields", Came.toComplete("us-west-2", Came.SECOND)),
    EMPTY("33-empty-findings", Decision.IGNORE, "EMPTY"),
    PATH_TRAVERSAL("34-finding-id-path-traversal", Came.toComplete("us-east-1", Came.FIRST)),
    SHELL("35-instance-id-shell", Decision.REJECT, "BAD_INSTANCE_ID"),
    DEEP("39-nesting-1500-deep", Decision.REJECT, "TOO_DEEP"),
    LARGE("40-large-280-kb", Came.toComplete("us-east-1", Came.FIRST)),
    BYTE_ORDER_MARK("42-utf8-bom", Came.toComplete("us-east-1", Came.FIRST)),
    POSTURE("43-posture-control-on-instance", Decision.IGNORE, "PRODUCT_NOT_ENABLED"),
    JUST_MEDIUM("44a-guardduty-severity-4.0", Came.toComplete("us-east-1", Came.FIRST)),
    JUST_LOW("44b-guardduty-severity-3.9", Decision.IGNORE, "BELOW_SEVERITY"),
    TEST_EVENT("47-s3-test-event", Decision.IGNORE, "TEST_EVENT"),
    NOT_ENROLLED("50-account-not-enrolled", Decision.REJECT, "ACCOUNT_NOT_ENROLLED"),
    OLD_ID("52-legacy-8-hex-id", Came.toComplete("us-east-1", "111122223333/i-1a2b3c4d")),
    TERMINATED("53-instance-already-terminated", new Came("us-east-1", State.FAILED, List.of(Came.GONE))),
    INSIGHT("55-insight-results-event", Decision.IGNORE, "UNSUPPORTED_EVENT_TYPE"),
    VOLUME_ONLY("56-volume-resource-only", Decision.IGNORE, "NO_EC2_INSTANCE");

    /** Of those that are accepted a few: each disk is read, and that takes its time. */
    private static final Set<KnownInput> QUICK =
            EnumSet.of(FIRST_IMPORT, UPDATE, AGGREGATED_REGION, PATH_TRAVERSAL, OLD_ID, TERMINATED);

    /** The input that is sent with another one's body. */
    static final String ATTRIBUTES = "59-message-attributes-for-03";

    private final String file;
    private final Decision decision;
    private final String reason;
    private final List<Came> incidents;

    enum Decision {
        ACCEPT,
        IGNORE,
        REJECT
    }

    /** What one incident came to: its region, its end, and its targets as account and instance. */
    record Came(String region, State state, List<String> targets) {
        static final String FIRST = "111122223333/i-0a1b2c3d4e5f60001";
        static final String SECOND = "123456789012/i-0a1b2c3d4e5f60002";
        static final String THIRD = "123456789012/i-0a1b2c3d4e5f60003";
        static final String NODE = "111122223333/i-0a1b2c3d4e5f60005";
        static final String GONE = "111122223333/i-0a1b2c3d4e5f60007";

        static Came toComplete(String region, String target) {
            return new Came(region, State.COMPLETE, List.of(target));
        }
    }

    KnownInput(String file, Decision decision, String reason) {
        this.file = file;
        this.decision = decision;
        this.reason = reason;
        this.incidents = List.of();
    }

    KnownInput(String file, Came... incidents) {
        this.file = file;
        this.decision = Decision.ACCEPT;
        this.reason = "";
        this.incidents = List.of(incidents);
    }

    /** All of which nothing is captured, and a few others. */
    static List<KnownInput> quick() {
        return Arrays.stream(values())
                .filter(input -> input.decision != Decision.ACCEPT || QUICK.contains(input))
                .toList();
    }

    boolean is(Decision one) {
        return decision == one;
    }

    static Stream<KnownInput> all(Decision decision) {
        return Arrays.stream(values()).filter(input -> input.decision == decision);
    }

    String file() {
        return file;
    }

    String reason() {
        return reason;
    }

    List<Came> incidents() {
        return incidents;
    }

    String event() {
        return FindingFiles.event(file);
    }

    byte[] bytes() {
        return FindingFiles.bytes(file);
    }

    String sha256() {
        return Wire.sha256(bytes());
    }
}
