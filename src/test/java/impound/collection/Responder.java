package impound.collection;

import impound.drill.CommandLine;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person with a terminal, credentials of their own and the settings of a site. */
final class Responder implements AutoCloseable {
    static final String ARN = "arn:aws:iam::" + World.SECURITY + ":user/responder";

    private final Path settings;

    private Responder(Path settings) {
        this.settings = settings;
    }

    /** From now on, and until it is closed, the SDK finds this person's credentials in this process. */
    static Responder at(World world) {
        var keys = world.sandbox().accounts().key(World.SECURITY, ARN);
        System.setProperty("aws.accessKeyId", keys.accessKey());
        System.setProperty("aws.secretAccessKey", keys.secret());
        try {
            var file = world.sandbox().data().resolve("responder.properties");
            try (var out = Files.newBufferedWriter(file)) {
                world.settings().store(out, "Settings of a test");
            }
            return new Responder(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a command. */
    CommandLine types(String... words) {
        var line = new ArrayList<Object>(List.of(words));
        line.add("--config");
        line.add(settings);
        return CommandLine.run(line.toArray());
    }

    @Override
    public void close() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }
}
