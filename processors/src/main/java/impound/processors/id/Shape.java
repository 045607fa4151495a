package impound.processors.id;

import java.util.regex.Pattern;

/** The check that every id makes of its text, because ids become object keys, tags and arguments of AWS calls. */
final class Shape {
    /** Enough to recognise the text by, too little to carry a message of its own into a log. */
    private static final int SHOWN = 80;

    private Shape() {}

    static void check(String what, String value, Pattern shape) {
        if (value == null || !shape.matcher(value).matches()) {
            throw new IllegalArgumentException("not %s: '%s'".formatted(article(what), shown(value)));
        }
    }

    private static String article(String what) {
        return ("aei".indexOf(what.charAt(0)) >= 0 ? "an " : "a ") + what;
    }

    private static String shown(String value) {
        var text = String.valueOf(value).replaceAll("\\p{C}", "?");
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
