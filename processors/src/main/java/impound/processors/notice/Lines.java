package impound.processors.notice;

/** The text of a notice, put together line by line: it is read in a mail, in a hurry. */
final class Lines {
    /** What AWS or a finding says can be of any length. */
    private static final int LONGEST = 2_000;

    private final StringBuilder text = new StringBuilder();

    Lines say(String line) {
        text.append(line).append('\n');
        return this;
    }

    Lines blank() {
        return say("");
    }

    /** A line "name: value"; without a value there is no line. */
    Lines fact(String name, String value) {
        return value.isEmpty() ? this : say(name + ": " + oneLine(value));
    }

    /** One thing of a list. */
    Lines item(String line) {
        return say("  - " + oneLine(line));
    }

    /** No text of others makes lines of its own: a person would take them for ours. */
    private static String oneLine(String value) {
        var line = value.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
