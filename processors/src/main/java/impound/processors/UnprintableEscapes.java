package impound.processors;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;

/**
 * Writes as its number, in JSON, what a reader would not see or would see elsewhere: control characters, those that turn the
 * direction of writing, and halves of pairs that are no character. It is the same text to whoever parses it.
 */
final class UnprintableEscapes extends CharacterEscapes {
    private static final int ASCII_END = 0x80;

    @Override
    public int[] getEscapeCodesForAscii() {
        var codes = CharacterEscapes.standardAsciiEscapesForJSON();
        for (int character = 0; character < ASCII_END; character++) {
            if (codes[character] == 0 && Printable.isHidden(character)) {
                codes[character] = CharacterEscapes.ESCAPE_STANDARD;
            }
        }
        return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        return Printable.isHidden(character) ? new SerializedString("\\u%04X".formatted(character)) : null;
    }
}
