package impound.sandbox.ec2;

/** A part of a region: a regular zone such as {@code us-east-1a}, or a Local Zone such as {@code us-east-1-bos-1a}. */
record Zone(String region, String name) {
    boolean isLocal() {
        return name.startsWith(region + "-");
    }

    String kind() {
        return isLocal() ? "local-zone" : "availability-zone";
    }

    /** Local Zones come in groups; a regular zone's group is its region. */
    String group() {
        return isLocal() ? name.substring(0, name.length() - 1) : region;
    }
}
