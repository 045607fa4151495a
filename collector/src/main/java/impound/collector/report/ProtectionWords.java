package impound.collector.report;

import impound.collector.record.Manifest;

/** What kept a device as it was while it was read, in the words of the capture log. */
public final class ProtectionWords {

    private ProtectionWords() {}

    /** What was done before the first byte. */
    public static String before(Manifest.Protection protection) {
        return switch (protection.readOnly()) {
            case SET -> "kernel's read-only flag set and read back; " + unused(protection);
            case FOUND -> "kernel's read-only flag found set; " + unused(protection);
            case NOT_SET ->
                "named by hand: this host may go on using and writing it; the kernel has counted "
                        + protection.writesBefore().text();
            case NO_FLAG -> "a regular file: there is no read-only flag to set, and nobody counts writes";
        };
    }

    private static String unused(Manifest.Protection protection) {
        return "not mounted, no swap, held by no other device; the kernel has counted "
                + protection.writesBefore().text();
    }

    /** What was seen after the last byte. */
    public static String after(Manifest.Protection protection) {
        return switch (protection.readOnly()) {
            case SET, FOUND ->
                "looked at again: read-only, not mounted, no swap, held by no other device; the kernel has counted "
                        + protection.writesAfter().text() + ", as before";
            case NOT_SET ->
                protection.writesAfter().equals(protection.writesBefore())
                        ? "the kernel has counted no writes meanwhile"
                        : "WRITTEN WHILE IT WAS READ: the kernel has counted %s before and %s after; what was read is of no one moment"
                                .formatted(
                                        protection.writesBefore().text(),
                                        protection.writesAfter().text());
            case NO_FLAG -> "a regular file: whether it was written meanwhile is not known";
        };
    }
}
