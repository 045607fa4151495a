package impound.sandbox.ec2;

import impound.sandbox.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/** A part of what a Describe call finds, and the token that leads to the rest; null where there is no rest. */
record Page<T>(List<T> items, String nextToken) {
    private static final int MOST = 1000;

    /** What the call asks for: by ids, each of which must exist, or by filters, page by page. */
    static <T extends Resource> Page<T> of(
            Request request, List<T> candidates, String idParameter, Function<String, AwsError> missing) {
        var parameters = request.parameters();
        var ids = parameters.list(idParameter);
        if (!ids.isEmpty() && parameters.number("MaxResults").isPresent()) {
            throw Refusal.of(
                    "InvalidParameterCombination",
                    "The parameter MaxResults cannot be used with the parameter %s",
                    idParameter);
        }
        request.call().resource(String.join(",", ids));
        var chosen = ids.isEmpty() ? candidates : byId(ids, candidates, missing);
        var filters = Filters.of(parameters);
        return cut(
                parameters,
                chosen.stream().filter(one -> filters.admit(one, request)).toList());
    }

    private static <T extends Resource> List<T> byId(
            List<String> ids, List<T> candidates, Function<String, AwsError> missing) {
        return ids.stream()
                .distinct()
                .map(id -> candidates.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> missing.apply(id)))
                .toList();
    }

    private static <T extends Resource> Page<T> cut(Parameters parameters, List<T> found) {
        int size = parameters.number("MaxResults").orElse(MOST);
        if (size < 5) {
            throw Refusal.value("maxResults", String.valueOf(size), "Expecting a value greater than 5.");
        }
        if (size > MOST) {
            throw Refusal.value("maxResults", String.valueOf(size), "Expecting a value less than or equal to 1000.");
        }
        int start =
                parameters.text("NextToken").map(token -> after(token, found)).orElse(0);
        int end = Math.min(found.size(), start + size);
        var items = found.subList(start, end);
        return new Page<>(
                items, end < found.size() ? encode(items.get(items.size() - 1).id()) : null);
    }

    /** The token names the last one that was shown, so that what is made meanwhile neither repeats nor hides one. */
    private static <T extends Resource> int after(String token, List<T> found) {
        var last = decode(token);
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).id().equals(last)) {
                return i + 1;
            }
        }
        throw Refusal.value("nextToken", token, "Unable to parse pagination token.");
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.value("nextToken", token, "Unable to parse pagination token.");
        }
    }
}
