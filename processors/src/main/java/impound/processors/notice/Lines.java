package impound.processors.notice;

/** The text of a notice, put together line by line: it is read in a mail, in a hurry. */
final class Lines {
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
        return value.isEmpty() ? this : say(name + ": " + value);
    }

    /** One thing of a list. */
    Lines item(String line) {
        return say("  - " + line);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
