package impound.sandbox.drill;

import java.util.regex.Pattern;

/** Which instance a finding is about, so that the drill's world has just that one. */
public record Suspected(String account, String region, String instance) {
    private static final Pattern INSTANCE =
            Pattern.compile("arn:aws:ec2:([a-z]{2}-[a-z]+-\\d):(\\d{12}):instance/(i-[0-9a-f]{17}|i-[0-9a-f]{8})\"");

    /**
     * The first instance that the event names by its ARN.
     *
     * @throws IllegalArgumentException where it names none: there would be nothing to collect
     */
    public static Suspected in(String event) {
        var found = INSTANCE.matcher(event);
        if (!found.find()) {
            throw new IllegalArgumentException("the finding names no instance by its ARN, arn:aws:ec2:…:instance/i-…");
        }
        return new Suspected(found.group(2), found.group(1), found.group(3));
    }

    /** Where it runs. */
    String zone() {
        return region + "a";
    }
}
