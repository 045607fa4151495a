package impound.processors.settings;

import impound.collector.record.Digest;
import impound.collector.record.PartChecksum;
import impound.processors.id.AccountId;
import impound.processors.id.KeyArn;
import impound.processors.id.Region;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Everything that an operator decides, read once at the start. {@code config/application.properties} says when to change
 * which.
 *
 * @param partition of all ARNs: {@code aws}, {@code aws-us-gov} or {@code aws-cn}
 * @param monitoredRole name of the role that exists in each monitored account
 * @param securityRole name of the role in the security account under which volumes and collectors are made
 * @param externalId that the roles ask for, or empty
 * @param regions that are served, in the order in which the setting names them
 * @param queueUrlPrefix URL of each queue up to the stage's name
 * @param endpoint URL that stands in for AWS's own, or empty
 * @param partChecksum by which S3 checks each part of an image as it comes in
 * @param order whether the image comes first or the kept copy
 * @param keysToReencrypt keys of monitored accounts that are known not to admit the security account
 * @param keysThatAdmit keys of monitored accounts that are known to admit it, so that KMS is not asked
 * @param patience how long a wait of a disk of no size may last; bigger disks get more
 * @param deliveries how often a message may be delivered before the stage parks it, below the redrive's own count
 * @param intake which findings start a capture
 * @param ec2Rate how many times AWS's default rates of calls to EC2 the accounts have
 */
public record Settings(
        String partition,
        AccountId securityAccount,
        Set<AccountId> monitoredAccounts,
        String monitoredRole,
        String securityRole,
        String externalId,
        Map<Region, RegionSettings> regions,
        String queueUrlPrefix,
        String endpoint,
        List<Digest> digests,
        PartChecksum partChecksum,
        Locks locks,
        Intake intake,
        Order order,
        Set<KeyArn> keysToReencrypt,
        Set<KeyArn> keysThatAdmit,
        Duration patience,
        int deliveries,
        int consumers,
        int ec2Rate,
        Sweeping sweeping) {

    public Settings {
        monitoredAccounts = Set.copyOf(monitoredAccounts);
        regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
        digests = List.copyOf(digests);
        keysToReencrypt = Set.copyOf(keysToReencrypt);
        keysThatAdmit = Set.copyOf(keysThatAdmit);
    }

    /** Whether the coordinator collects in this region. */
    public boolean isServed(Region region) {
        return regions.containsKey(region);
    }

    /**
     * The settings of a region.
     *
     * @throws IllegalStateException where it is not served, which intake has made sure of
     */
    public RegionSettings in(Region region) {
        if (!isServed(region)) {
            throw new IllegalStateException("region " + region + " is not served; add it to the setting regions");
        }
        return regions.get(region);
    }

    /** Where the coordinator and its queues are: the first region that the setting names. */
    public Region home() {
        return regions.keySet().iterator().next();
    }

    /** What is made first of a disk. */
    public enum Order {
        /** No copy stands between a finding and its image; the kept copy is made afterwards. */
        EVIDENCE_FIRST,
        /** The kept copy first, and the image from it: the article's order. */
        PRESERVE_FIRST;

        /** As settings and options write it, such as {@code evidence-first}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /**
         * The order of this text.
         *
         * @throws IllegalArgumentException for any other text
         */
        public static Order of(String text) {
            return Arrays.stream(values())
                    .filter(order -> order.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not an order: '" + text + "'"));
        }
    }

    /** How often everything that bears our tag is looked at, and what becomes of source snapshots in the end. */
    public record Sweeping(Duration every, SourceSnapshots sourceSnapshots) {}

    /** What becomes of the source snapshots of an incident that is complete. */
    public enum SourceSnapshots {
        KEEP,
        /** They go when their locks have run out. */
        DELETE;

        /** As settings write it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The choice of this text.
         *
         * @throws IllegalArgumentException for any other text
         */
        public static SourceSnapshots of(String text) {
            return Arrays.stream(values())
                    .filter(choice -> choice.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("not keep or delete: '" + text + "'"));
        }
    }

    /**
     * Which findings start a capture without a person.
     *
     * @param products company and product as product ARNs name them, in small letters, such as {@code aws/guardduty}
     * @param severity the least
     * @param trustedReporters accounts that may report instances of other accounts
     * @param customAction id of the custom action of Security Hub by which a person asks for a capture
     * @param samples whether samples are captured too, for drills
     * @param instancesPerHour of one account: those beyond wait
     * @param writesBack whether findings in Security Hub get a note of what becomes of them
     */
    public record Intake(
            Set<String> products,
            SeverityLabel severity,
            Set<AccountId> trustedReporters,
            String customAction,
            boolean samples,
            int instancesPerHour,
            boolean writesBack) {
        public Intake {
            products = Set.copyOf(products);
            trustedReporters = Set.copyOf(trustedReporters);
        }
    }

    /** How long snapshots stay locked: the source snapshots for days, the received one for the retention time. */
    public record Locks(String sourceMode, int sourceDays, String receivedMode, int receivedDays) {}
}
