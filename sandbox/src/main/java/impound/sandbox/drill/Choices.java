package impound.sandbox.drill;

import impound.processors.settings.Settings.Order;
import java.util.function.Supplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that are one of a few words: whoever writes another is told which there are. */
final class Choices {
    private Choices() {}

    static final class OfEncryption implements ITypeConverter<Encryption> {
        @Override
        public Encryption convert(String text) {
            return converted(() -> Encryption.of(text), "write none, customer, foreign or aws");
        }
    }

    static final class OfOrder implements ITypeConverter<Order> {
        @Override
        public Order convert(String text) {
            return converted(() -> Order.of(text), "write evidence-first or preserve-first");
        }
    }

    private static <T> T converted(Supplier<T> conversion, String write) {
        try {
            return conversion.get();
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage() + "; " + write);
        }
    }
}
