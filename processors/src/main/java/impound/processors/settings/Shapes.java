package impound.processors.settings;

import impound.processors.id.Zone;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** What the texts of settings must look like, each by AWS's rule for such a name. */
final class Shapes {
    /**
     * Families on Xen: DescribeInstanceTypes says so of each type. Their disks do not show the volume's id as a serial, so a
     * collector could not tell which disk it reads. A family that is missing here is found out by the collector itself.
     */
    private static final String XEN = "(c1|c3|c4|cc1|cc2|cg1|cr1|d2|f1|g2|g3|g3s|h1|hi1|hs1|i2|i3|m1|m2|m3|m4|p2|p3"
            + "|r3|r4|t1|t2|x1|x1e)\\.(?!metal).*";

    private Shapes() {}

    static String bucket(String text) {
        return matching(text, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "a bucket's name");
    }

    static String machineImage(String text) {
        return matching(text, "ami-([0-9a-f]{8}|[0-9a-f]{17})", "an AMI's id");
    }

    static String securityGroup(String text) {
        return matching(text, "sg-([0-9a-f]{8}|[0-9a-f]{17})", "a security group's id");
    }

    /** An instance type whose disks tell their volume's id. */
    static String nitroType(String text) {
        if (text.matches(XEN)) {
            throw new IllegalArgumentException(
                    "'%s' is of a Xen family, whose disks do not show the volume's id".formatted(text));
        }
        return matching(text, "[a-z][a-z0-9-]*\\.[a-z0-9-]+", "an instance type");
    }

    /** A zone and its subnet, with an equals sign between them. */
    static Map.Entry<Zone, String> subnet(String text) {
        matching(text, "[^=]+=[^=]+", "a pair");
        var parts = text.split("=", 2);
        var subnet = matching(parts[1].strip(), "subnet-([0-9a-f]{8}|[0-9a-f]{17})", "a subnet's id");
        return Map.entry(new Zone(parts[0].strip()), subnet);
    }

    /** A role's name, with the path before it where it has one. */
    static String role(String text) {
        return matching(text, "([\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}", "a role's name");
    }

    static String profile(String text) {
        return matching(text, "[\\w+=,.@-]{1,128}", "an instance profile's name");
    }

    /** An external id, or none. */
    static String externalId(String text) {
        return text.isEmpty() ? text : matching(text, "[\\w+=,.@:/-]{2,1224}", "an external id");
    }

    static String logGroup(String text) {
        return matching(text, "[\\w./#-]{1,512}", "a log group's name");
    }

    /** A URL of a host, or none. */
    static String url(String text) {
        return text.isEmpty()
                ? text
                : URI.create(matching(text, "https?://[^\\s/]+\\S*", "a URL")).toString();
    }

    /** The mode of a snapshot's lock. */
    static String lockMode(String text) {
        return matching(text, "compliance|governance", "a lock's mode");
    }

    /** The order of image and kept copy. */
    static String order(String text) {
        return Settings.Order.of(text).text();
    }

    /** Company and product as the end of a product's ARN has them. */
    static String product(String text) {
        return matching(text, "[\\w.-]+/[\\w.-]+", "a company and its product").toLowerCase(Locale.ROOT);
    }

    /** The id of a custom action (Security Hub API Reference, CreateActionTarget). */
    static String customAction(String text) {
        return matching(text, "[A-Za-z0-9]{1,20}", "a custom action's id");
    }

    /** What becomes of sample findings. */
    static String samples(String text) {
        return matching(text, "ignore|capture", "ignore or capture");
    }

    /** Whether findings get a note. */
    static String writeBack(String text) {
        return matching(text, "on|off", "on or off");
    }

    private static String matching(String text, String shape, String what) {
        if (!text.matches(shape)) {
            throw new IllegalArgumentException("not " + what + ": '" + text + "'");
        }
        return text;
    }
}
