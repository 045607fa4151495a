package impound.collection;

import impound.processors.settings.Settings.Order;

/** The kept copy first, and the image from it: the article's order. */
class PreserveFirstTest extends EncryptionTest {
    PreserveFirstTest() {
        super(Order.PRESERVE_FIRST);
    }
}
