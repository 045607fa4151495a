package impound.collector.hand;

import impound.collector.record.Digest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --digest}. */
final class DigestName implements ITypeConverter<Digest> {

    @Override
    public Digest convert(String text) {
        try {
            return Digest.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
