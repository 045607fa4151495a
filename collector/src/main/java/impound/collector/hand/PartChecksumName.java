package impound.collector.hand;

import impound.collector.record.PartChecksum;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --part-checksum}. */
final class PartChecksumName implements ITypeConverter<PartChecksum> {

    @Override
    public PartChecksum convert(String text) {
        try {
            return PartChecksum.of(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
