package impound.sandbox.ec2;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The filters of a Describe call: all of them must hold, each with any of its values; * and ? stand for what they do in a shell. */
record Filters(List<Filter> all) {
    private static final int MOST_VALUES = 200;

    record Filter(String name, List<Pattern> values) {}

    static Filters of(Parameters parameters) {
        var filters = parameters.structures("Filter").stream()
                .map(filter -> new Filter(
                        filter.required("Name"),
                        filter.list("Value").stream().map(Filters::pattern).toList()))
                .toList();
        filters.forEach(filter -> FilterNames.admit(parameters.required("Action"), filter.name()));
        if (filters.stream().mapToInt(filter -> filter.values().size()).sum() > MOST_VALUES) {
            throw Refusal.of(
                    "FilterLimitExceeded",
                    "The maximum number of filter values specified on a single call is %d",
                    MOST_VALUES);
        }
        return new Filters(filters);
    }

    boolean admit(Resource resource, Request request) {
        return all.stream().allMatch(filter -> matches(filter, resource, request));
    }

    private static boolean matches(Filter filter, Resource resource, Request request) {
        return valuesOf(filter.name(), resource, request).stream().anyMatch(value -> filter.values().stream()
                .anyMatch(pattern -> pattern.matcher(value).matches()));
    }

    private static List<String> valuesOf(String name, Resource resource, Request request) {
        if (name.startsWith("tag:")) {
            var value = request.tagsOf(resource).get(name.substring("tag:".length()));
            return value == null ? List.of() : List.of(value);
        }
        if (name.equals("tag-key")) {
            return List.copyOf(request.tagsOf(resource).keySet());
        }
        var values = resource.values(name, request.now());
        if (values == null) {
            throw Refusal.of("InvalidParameterValue", "The filter '%s' is invalid", name);
        }
        return values;
    }

    private static Pattern pattern(String value) {
        return Pattern.compile(
                value.codePoints().mapToObj(Filters::expression).collect(Collectors.joining()), Pattern.DOTALL);
    }

    private static String expression(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
