package impound.collection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands what came of the inputs to each test that wants to read it: they are sent once for all, in an order of their own each time.
 * Tests that are long get what came of all, the others what came of those that are quick.
 */
final class SentAtOnce implements ParameterResolver {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(SentAtOnce.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AllAtOnce.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var inputs = context.getTags().contains("long") ? Arrays.asList(KnownInput.values()) : KnownInput.quick();
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(inputs.size(), size -> Run.inAnyOrder(inputs), Run.class)
                .orThrow();
    }

    /** One for all: a second try would take as long to fail again. */
    private record Run(AllAtOnce all, AssertionError failure) {
        static Run inAnyOrder(List<KnownInput> all) {
            var seed = Long.getLong("seed", System.nanoTime());
            System.out.printf("%d findings at once: the order of -Dseed=%d%n", all.size(), seed);
            var inputs = new ArrayList<>(all);
            Collections.shuffle(inputs, new Random(seed));
            try {
                return new Run(AllAtOnce.of(inputs), null);
            } catch (Exception | AssertionError e) {
                return new Run(null, new AssertionError("findings at once, in the order of -Dseed=" + seed, e));
            }
        }

        AllAtOnce orThrow() {
            if (failure != null) {
                throw failure;
            }
            return all;
        }
    }
}
