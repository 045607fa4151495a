package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SandboxTimeTest {
    private static final Instant START = Instant.parse("2026-11-25T10:00:00Z");

    @Test
    void a_scale_divides_waits() {
        try (var time = SandboxTime.wall(20)) {
            assertThat(time.scaled(Duration.ofSeconds(5))).isEqualTo(Duration.ofMillis(250));
        }
    }

    @Test
    void an_hour_of_aws_is_over_soon_enough() throws Exception {
        try (var time = SandboxTime.wall(3_600_000)) {
            var ran = new CompletableFuture<Instant>();

            time.after(Duration.ofHours(1), () -> ran.complete(time.now()));

            assertThat(ran.get(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void virtual_tasks_run_in_the_order_in_which_they_fall_due_each_at_its_time() {
        var time = new VirtualTime(START);
        List<String> ran = new ArrayList<>();
        time.after(Duration.ofSeconds(3), () -> ran.add("third at " + time.now()));
        time.after(Duration.ofSeconds(1), () -> {
            ran.add("first at " + time.now());
            time.after(Duration.ofSeconds(1), () -> ran.add("second at " + time.now()));
        });

        time.advance(Duration.ofSeconds(2));
        assertThat(ran).containsExactly("first at 2026-11-25T10:00:01Z", "second at 2026-11-25T10:00:02Z");

        time.advance(Duration.ofSeconds(1));
        assertThat(ran).endsWith("third at 2026-11-25T10:00:03Z");
        assertThat(time.now()).isEqualTo(START.plusSeconds(3));
    }
}
