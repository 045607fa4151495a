package impound.collector.report;

/** One line as {@code sha256sum} and its sisters write and check it, without its line end. */
public final class CheckLine {

    private CheckLine() {}

    /** Hash, two blanks, name. A name that would break the line is escaped, and the line then begins with a backslash. */
    public static String of(String hex, String name) {
        return mark(name) + hex + "  " + escaped(name);
    }

    /** The BSD form, which names the algorithm too: {@code SHA256 (name) = hash}. */
    public static String tagged(String algorithm, String hex, String name) {
        return "%s%s (%s) = %s".formatted(mark(name), algorithm, escaped(name), hex);
    }

    private static String mark(String name) {
        return escaped(name).equals(name) ? "" : "\\";
    }

    private static String escaped(String name) {
        return name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
