package impound.collection;

import impound.processors.settings.Settings.Order;
import org.junit.jupiter.api.Tag;

/** The kept copy first, and the image from it: the article's order. */
@Tag("long")
class PreserveFirstTest extends EncryptionTest {
    PreserveFirstTest() {
        super(Order.PRESERVE_FIRST);
    }
}
