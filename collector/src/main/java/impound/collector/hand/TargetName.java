package impound.collector.hand;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --to}. */
final class TargetName implements ITypeConverter<Target> {

    @Override
    public Target convert(String text) {
        try {
            return Target.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
