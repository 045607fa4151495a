package impound.collector.upload;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collector.record.PartList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositeChecksumTest {

    // printf hello | sha256sum; then the same twice | xxd -r -p | sha256sum | xxd -r -p | base64
    private static final String HELLO = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @Test
    void is_the_hash_of_the_parts_hashes_and_their_number() {
        var parts = List.of(new PartList.Part(1, 0, 5, HELLO), new PartList.Part(2, 5, 5, HELLO));

        String checksum = CompositeChecksum.of(parts);

        assertThat(checksum).isEqualTo("HSXBmho/tlx40BhWEFc2KRbBS/02t1qoyw9NaWKTsYM=-2");
    }
}
