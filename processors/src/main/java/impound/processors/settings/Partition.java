package impound.processors.settings;

import impound.processors.id.Region;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A part of AWS with accounts, ARNs and names of hosts of its own; roles are not assumed from one into another. */
enum Partition {
    AWS("aws", "amazonaws.com"),
    GOVERNMENT("aws-us-gov", "amazonaws.com"),
    CHINA("aws-cn", "amazonaws.com.cn");

    private final String text;
    private final String domain;

    Partition(String text, String domain) {
        this.text = text;
        this.domain = domain;
    }

    /** As ARNs have it. */
    String text() {
        return text;
    }

    /** The end of the names of its hosts. */
    String domain() {
        return domain;
    }

    /** The partition that a region is in, which the start of its name says. */
    static Partition of(Region region) {
        if (region.value().startsWith("us-gov-")) {
            return GOVERNMENT;
        }
        return region.value().startsWith("cn-") ? CHINA : AWS;
    }

    /** @throws IllegalArgumentException for any other text */
    static Partition of(String text) {
        return Arrays.stream(values())
                .filter(partition -> partition.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a partition: '" + text + "'"));
    }

    /** Those that there are, for a person to choose from. */
    static String choice() {
        return Arrays.stream(values()).map(Partition::text).collect(Collectors.joining(" or "));
    }
}
