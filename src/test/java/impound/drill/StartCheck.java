package impound.drill;

import impound.routes.Application;
import impound.routes.aws.Preflight;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.CollectorCommand;
import impound.sandbox.drill.World;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A world in which everything is as it should be, until a test changes something, and what the coordinator says of it. */
abstract class StartCheck {
    @TempDir
    Path folder;

    World world;

    @BeforeEach
    void start() throws Exception {
        world = World.start(SandboxTime.wall(200), folder, 0, CollectorCommand.ofThisBuild());
    }

    @AfterEach
    void end() throws Exception {
        world.close();
    }

    Preflight.Found look() throws Exception {
        try (var application = Application.of("", world.settings(), world.coordinator(), Clock.systemUTC())) {
            return application.preflight();
        }
    }
}
