package impound.sandbox.logs;

import com.fasterxml.jackson.databind.JsonNode;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The filters that one types in a hurry: words that must all be there, or one field of a JSON line with its value. */
final class FilterPattern {
    private static final Pattern FIELD = Pattern.compile("\\{\\s*\\$\\.([\\w.-]+)\\s*=\\s*\"([^\"]*)\"\\s*}");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    private final String pattern;

    FilterPattern(String pattern) {
        this.pattern = pattern.strip();
        if (pattern.startsWith("{") && !FIELD.matcher(this.pattern).matches()) {
            throw AwsError.bad("InvalidParameterException", "the sandbox cannot read the filter %s", pattern);
        }
    }

    boolean matches(String message) {
        var field = FIELD.matcher(pattern);
        if (field.matches()) {
            return value(message, field.group(1)).equals(field.group(2));
        }
        return WORD.matcher(pattern)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : word.group(2))
                .allMatch(message::contains);
    }

    private static String value(String message, String path) {
        try {
            JsonNode at = Json.read(message.getBytes(StandardCharsets.UTF_8));
            for (var name : path.split("\\.")) {
                at = at.path(name);
            }
            return at.asText();
        } catch (AwsError noJson) {
            return "";
        }
    }
}
