package impound.routes;

import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.DefaultMainShutdownStrategy;
import org.apache.camel.main.Main;

/**
 * Camel's main, with a shutdown hook only where it runs until the process is told to end. The hook of the usual one is there from
 * {@code init} on, and holds the context, and all that it knows, for as long as the process lives, closed or not.
 */
final class UnhookedMain extends Main {
    private final End end = new End(this);

    UnhookedMain() {
        setShutdownStrategy(end);
    }

    @Override
    public void run() throws Exception {
        end.hook();
        super.run();
    }

    /** To disable the hook with Camel's own switch does not help: 4.18 installs it all the same, once for each time that it is asked. */
    private static final class End extends DefaultMainShutdownStrategy {
        End(BaseMainSupport main) {
            super(main);
        }

        @Override
        public void init() {}

        void hook() {
            super.init();
        }
    }
}
