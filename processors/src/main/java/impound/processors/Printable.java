package impound.processors;

import java.util.Set;

/** Text that others wrote, for a terminal: what moves the cursor, or turns a line round, is shown as its number. */
public final class Printable {
    /** Also the characters that set the direction of writing (Unicode, general category Cf). */
    private static final Set<Integer> HIDDEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED);

    /** In characters. */
    private static final int MOST = 1000;

    private Printable() {}

    static boolean isHidden(int character) {
        return HIDDEN.contains(Character.getType(character));
    }

    /** The text in one line, and no more of it than a person reads. */
    public static String cut(String text) {
        var line = of(String.valueOf(text));
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }

    /** The text in one line. */
    public static String of(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isHidden(character)) {
                line.append("\\u{%x}".formatted(character));
            } else {
                line.appendCodePoint(character);
            }
        });
        return line.toString();
    }
}
