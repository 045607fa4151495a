package impound.routes.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS does not have as the settings say, one line each. A look that AWS refuses is a line too: nothing is taken for right. */
final class Faults {
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return List.copyOf(lines);
    }

    void add(String line) {
        lines.add(line);
    }

    /** Looks at what a setting names; a further look may follow through {@link Seen#must} where the first one answered. */
    <T> Seen<T> look(String setting, String value, Supplier<T> look) {
        var what = setting + " is '" + value + "'";
        try {
            return new Seen<>(what, List.of(look.get()));
        } catch (AwsServiceException e) {
            lines.add("%s, and AWS says: %s; create it or correct the setting, and let the coordinator's role see it"
                    .formatted(what, Reason.of(e)));
        } catch (SdkException e) {
            lines.add("%s, and AWS does not answer: %s; correct the setting, or let the network reach this service"
                    .formatted(what, Reason.of(e)));
        }
        return new Seen<>(what, List.of());
    }

    /** What a look found: one thing, or nothing where that is told already. */
    final class Seen<T> {
        private final String what;
        private final List<T> found;

        private Seen(String what, List<T> found) {
            this.what = what;
            this.found = found;
        }

        List<T> found() {
            return found;
        }

        /** @param otherwise what to say and to do where this does not hold */
        Seen<T> must(Predicate<T> hold, Function<T, String> otherwise) {
            found.stream().filter(hold.negate()).forEach(thing -> lines.add(what + ", and " + otherwise.apply(thing)));
            return this;
        }
    }
}
