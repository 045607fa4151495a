package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;

import impound.routes.aws.Clients;
import impound.sandbox.SandboxTime;
import impound.sandbox.drill.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many findings the intake decides in a second, of which nine in ten are ignored, and how much it allocates for each. SQS is
 * taken out of it; S3 and the audit log are the sandbox's, over loopback, and on the same two cores.
 */
class IntakeBench {
    private static final int FINDINGS = 10_000;
    private static final int ROUNDS = 5;

    /** Rounds until the JVM has compiled most of what a coordinator runs for weeks; their rates are shown, and not counted. */
    private static final int WARMING_UP = 3;

    private static final int CONSUMERS = 3;

    private static final List<String> IGNORED = List.of(
            "05-sample-finding-asff",
            "10-archived",
            "24-eks-audit-no-instance",
            "30-ocsf-vulnerability-resolved",
            "43-posture-control-on-instance",
            "44b-guardduty-severity-3.9");

    private final AtomicInteger numbers = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void findings_a_second_from_queue_to_decision() throws Exception {
        try (var world = World.start(SandboxTime.wall(1), folder, 0, List.of("/bin/true"));
                var camel = new DefaultCamelContext()) {
            world.settings().setProperty("impound.instances-per-hour", "100000");
            var settings = IntakeAlone.settings(world);
            try (var clients = new Clients(settings, world.coordinator())) {
                var queues = new UncountedQueues();
                camel.addComponent("aws2-sqs", queues);
                camel.getRegistry().bind(Queues.CLIENT, clients.sqs(settings.home()));
                camel.getRegistry().bind(Queues.NO_FOREIGN_HEADERS, Queues.noForeignHeaders());
                IntakeAlone.into(camel, settings, IntakeAlone.gateways(camel, settings, clients));
                camel.start();
                for (int round = 0; round < WARMING_UP; round++) {
                    measure(queues, "warming up");
                }
                var rates = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    rates[round] = measure(queues, "warm");
                }
                Arrays.sort(rates);
                System.out.printf("intake: median of %d rounds %.0f findings/s%n", ROUNDS, rates[ROUNDS / 2]);
            }
        }
    }

    private double measure(UncountedQueues queues, String state) throws Exception {
        var events = events(FINDINGS);
        var sent = queues.sent();
        var allocated = queues.allocated();
        var start = System.nanoTime();
        queues.take(events, CONSUMERS);
        var time = Duration.ofNanos(System.nanoTime() - start);
        var rate = FINDINGS * 1e9 / time.toNanos();
        System.out.printf(
                "intake, %s: %,d findings in %.1f s, %.0f findings/s, %,d bytes allocated per finding%n",
                state, FINDINGS, time.toMillis() / 1e3, rate, (queues.allocated() - allocated) / FINDINGS);
        // a watch and a target of each that is accepted: what is measured is the whole of it
        assertThat(queues.sent() - sent).isEqualTo(2 * FINDINGS / 10);
        return rate;
    }

    /** Each with an id of its own, mixed as they may come, in the same order each time. */
    private List<String> events(int many) {
        var events = new ArrayList<String>();
        for (int number = 0; number < many / 10; number++) {
            events.add(numbered("03-imported-plain"));
        }
        for (int number = many / 10; number < many; number++) {
            events.add(numbered(IGNORED.get(number % IGNORED.size())));
        }
        Collections.shuffle(events, new Random(1));
        return events;
    }

    private String numbered(String file) {
        var number = "%012x".formatted(numbers.incrementAndGet());
        return event(file)
                .replaceAll("f[0-9a-f]{3}c0ffeec0ffee[0-9a-f]*", "f0c0ffee" + number)
                .replace("i-0a1b2c3d4e5f60001", "i-0a1b2" + number);
    }

    private static String event(String file) {
        try (var in = IntakeBench.class.getResourceAsStream("/findings/" + file + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
