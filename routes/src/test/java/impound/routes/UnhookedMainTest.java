package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

class UnhookedMainTest {
    /** A collection of garbage need not find all at once. */
    private static final int COLLECTIONS = 20;

    @Test
    void the_context_of_one_that_is_stopped_is_not_held_by_the_process() {
        var context = stopped();
        // Camel remembers the last of all
        stopped();

        for (int i = 0; i < COLLECTIONS && context.get() != null; i++) {
            System.gc();
        }

        assertThat(context.get()).isNull();
    }

    private static WeakReference<CamelContext> stopped() {
        var main = new UnhookedMain();
        main.setPropertyPlaceholderLocations("false");
        main.init();
        main.start();
        var context = new WeakReference<>(main.getCamelContext());
        main.stop();
        return context;
    }
}
