package impound.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import impound.processors.Wire;
import impound.processors.audit.FindingRecords.FindingJudged;
import impound.processors.evidence.IncidentWatch;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Ids;
import impound.processors.fakes.Life;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What may come by every queue, whoever has sent it. */
class EveryQueueTest {
    /** What a sender may write beside a body, to steer components of Camel. */
    private static final Map<String, Object> FORGED = Map.of(
            "CamelAwsS3Key", "forged",
            "camelawss3bucketname", "forged",
            "CAMELAWSEC2IMAGEID", "forged",
            "CamelImpoundSlip", "forged",
            "CamelAwsSqsDelaySeconds", "900",
            "impound-reason", "forged",
            "caseNote", "forged");

    private final World world = new World();
    private Coordinator coordinator;

    @BeforeEach
    void start() throws Exception {
        coordinator = Coordinator.in(world);
    }

    @AfterEach
    void stop() {
        coordinator.close();
    }

    @ParameterizedTest
    @EnumSource(StageName.class)
    void a_test_event_of_s3_is_gone_after_its_first_delivery_with_one_record(StageName stage) throws Exception {
        deliver(stage, event("47-s3-test-event"));

        assertThat(coordinator.queues.names()).isEmpty();
        assertThat(world.audit.all(FindingJudged.class))
                .extracting(FindingJudged::decision, FindingJudged::reason, FindingJudged::sha256)
                .containsExactly(tuple("IGNORE", "TEST_EVENT", sha256(event("47-s3-test-event"))));
        assertThat(world.bucket.keys()).isEmpty();
        assertThat(world.notices.subjects()).isEmpty();
    }

    @Test
    void a_finding_that_calls_itself_a_test_event_is_a_finding() throws Exception {
        deliver(StageName.FINDINGS, event("03-imported-plain").replaceFirst("\\{", "{\"Event\": \"s3:TestEvent\","));

        assertThat(coordinator.queues.names()).containsExactly("completed", "snapshot");
    }

    @Test
    void evidence_that_somebody_named_after_a_test_event_goes_on() throws Exception {
        var evidence = world.onRecord(Life.upTo(StageName.SHARE));
        var waiting = evidence.notYet(StageName.SHARE, "s3:TestEvent", Life.AT, Duration.ofSeconds(1));

        deliver(StageName.RESTORE, Wire.writeOnward(waiting));

        assertThat(coordinator.queues.bodies("share")).hasSize(1);
        assertThat(world.audit.all(FindingJudged.class)).isEmpty();
    }

    @Test
    void what_is_badly_written_is_parked_though_it_names_a_test_event() throws Exception {
        deliver(StageName.COMPLETED, "{\"Event\": \"s3:TestEvent\"");

        assertThat(coordinator.queues.names()).containsExactly("completed-parked");
    }

    @Test
    void at_the_queue_of_what_is_completed_no_attribute_steers_anything() throws Exception {
        world.open(OpenIncidents.of(Ids.TARGET));
        var watch = Wire.write(new IncidentWatch(Ids.INCIDENT, Ids.REGION, world.clock.instant(), 1));
        coordinator.queues.put("completed", watch, FORGED);

        var failed = coordinator.queues.deliver("completed");

        assertThat(failed).isEmpty();
        assertThat(coordinator.queues.names()).containsExactly("completed");
        assertThat(coordinator.queues.sent("completed").get(0).headers())
                .doesNotContainKeys("caseNote", "impound-reason")
                .doesNotContainValue("forged")
                .doesNotContainValue("900");
        assertThat(world.bucket.keys()).noneMatch(key -> key.contains("forged"));
    }

    private void deliver(StageName stage, String body) throws Exception {
        coordinator.queues.put(stage.text(), body, Map.of());
        assertThat(coordinator.queues.deliver(stage.text())).isEmpty();
    }

    private static String sha256(String text) {
        return Wire.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String event(String file) throws IOException {
        try (var in = World.class.getResourceAsStream("/findings/" + file + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
