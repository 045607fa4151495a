package impound.processors.completion;

import static impound.processors.fakes.Ids.COLLECTOR;
import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.collector.record.PartChecksum;
import impound.processors.Wire;
import impound.processors.audit.AuditRecords.IncidentClosed;
import impound.processors.completion.Closing.State;
import impound.processors.completion.Closing.StoredObject;
import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Link.CollectionResumed;
import impound.processors.evidence.Link.CollectorTerminated;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Crash;
import impound.processors.fakes.Life;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseIncidentTest {
    private static final String CLOSING = INCIDENT + "/closing/";

    @Test
    void a_close_leaves_the_record_its_signature_the_key_and_the_report() {
        var scene = completed();

        scene.close();

        assertThat(scene.world.bucket.keys().stream().filter(key -> key.startsWith(CLOSING)))
                .containsExactlyInAnyOrder(
                        CLOSING + "0001.json",
                        CLOSING + "0001.sig",
                        CLOSING + "0001.report.json",
                        CLOSING + "signing-key.pem");
    }

    @Test
    void the_signature_is_over_the_bytes_of_the_closing_record() throws GeneralSecurityException {
        var scene = completed();
        scene.close();

        var verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(scene.world.key.verifier());
        verifier.update(read(scene, EvidenceKeys.closing(INCIDENT, 1)));

        assertThat(verifier.verify(read(scene, EvidenceKeys.signature(INCIDENT, 1))))
                .isTrue();
    }

    @Test
    void the_record_has_each_chains_head_and_each_object_with_its_hash() {
        var scene = completed();
        var finding = "{}".getBytes(StandardCharsets.UTF_8);
        scene.world.bucket.put(REGION, EvidenceKeys.finding(INCIDENT), finding);
        scene.world.bucket.putObject(REGION, Life.IMAGE, new byte[0], ROOT.bytes(), PartChecksum.SHA256.whole(""));

        var closed = scene.close();

        var chain = scene.world.custody.read(REGION, INCIDENT, ROOT.id().value());
        assertThat(closed.volumes().get(0).head()).isEqualTo(chain.head());
        assertThat(closed.volumes().get(0).links()).isEqualTo(13);
        assertThat(closed.objects())
                .contains(
                        new StoredObject(Life.IMAGE, "v1", ROOT.bytes(), Life.SHA256),
                        new StoredObject(EvidenceKeys.finding(INCIDENT), "v1", 2, Wire.sha256(finding)))
                .extracting(StoredObject::key)
                .contains(EvidenceKeys.link(INCIDENT, ROOT.id().value(), 13), EvidenceKeys.incident(INCIDENT))
                .noneMatch(key -> key.startsWith(CLOSING));
    }

    @Test
    void a_close_is_in_the_audit_log_once() {
        var scene = completed();

        scene.close();
        scene.close();

        assertThat(scene.world.audit.all(IncidentClosed.class)).singleElement().satisfies(event -> assertThat(
                        event.sha256())
                .isEqualTo(Wire.sha256(read(scene, EvidenceKeys.closing(INCIDENT, 1)))));
    }

    @Test
    void a_second_close_with_the_same_results_writes_nothing() {
        var scene = completed();
        var first = scene.close();
        var written = scene.world.bucket.written();
        scene.world.clock.pass(Duration.ofHours(1));

        var second = scene.close();

        assertThat(second).isEqualTo(first);
        assertThat(scene.world.bucket.written()).isEqualTo(written);
    }

    @Test
    void links_of_cleaning_up_after_the_close_are_no_new_result() {
        var scene = completed();
        scene.close();
        var evidence = scene.groups.collected(REGION, INCIDENT).volumes().get(0);
        scene.further(evidence, new CollectorTerminated(Life.AT, Life.ACT, COLLECTOR));

        assertThat(scene.close().number()).isEqualTo(1);
    }

    @Test
    void a_later_success_adds_a_second_record_and_leaves_the_first() {
        var scene = Scene.withTwoVolumes();
        scene.at(StageName.COMPLETED, ROOT);
        var stopped = scene.stopped(StageName.RECEIVE, DATA);
        var first = scene.close();

        var resumed = scene.further(stopped, new CollectionResumed(Life.AT, StageName.RECEIVE, "alice", "mended"));
        scene.further(resumed, Life.links(DATA).get(11));
        var second = scene.close();

        assertThat(first.state()).isEqualTo(State.PARTIAL);
        assertThat(second.state()).isEqualTo(State.COMPLETE);
        assertThat(second.number()).isEqualTo(2);
        assertThat(scene.stored(1)).isEqualTo(first);
        assertThat(scene.has(CLOSING + "0002.sig")).isTrue();
        assertThat(scene.has(CLOSING + "0002.report.json")).isTrue();
        assertThat(scene.closing.last(REGION, INCIDENT)).contains(second);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001.sig", "signing-key.pem", "0001.report.json"})
    void what_a_crash_after_the_closing_record_left_out_is_made_good(String missing) {
        var scene = completed();
        scene.world.bucket.crashBefore(key -> key.endsWith(missing));
        assertThatThrownBy(scene::close).isInstanceOf(Crash.class);
        scene.world.bucket.crashBefore(key -> false);
        scene.world.clock.pass(Duration.ofHours(1));

        var closed = scene.close();

        assertThat(closed.number()).isEqualTo(1);
        assertThat(scene.has(CLOSING + "0001.sig")).isTrue();
        assertThat(scene.has(CLOSING + "signing-key.pem")).isTrue();
        assertThat(scene.has(CLOSING + "0001.report.json")).isTrue();
        assertThat(scene.has(CLOSING + "0002.json")).isFalse();
    }

    @Test
    void a_version_that_is_not_the_newest_is_listed_and_has_no_hash() {
        var scene = completed();
        var key = EvidenceKeys.finding(INCIDENT);
        scene.world.bucket.put(REGION, key, "{}".getBytes(StandardCharsets.UTF_8));
        scene.world.bucket.put(REGION, key, "[]".getBytes(StandardCharsets.UTF_8));

        var closed = scene.close();

        assertThat(closed.objects())
                .filteredOn(object -> object.key().equals(key))
                .containsExactly(
                        new StoredObject(key, "v1", 2, ""),
                        new StoredObject(key, "v2", 2, Wire.sha256("[]".getBytes(StandardCharsets.UTF_8))));
    }

    private static Scene completed() {
        var scene = Scene.withVolumes(ROOT);
        scene.at(StageName.COMPLETED, ROOT);
        return scene;
    }

    private static byte[] read(Scene scene, String key) {
        return scene.world.bucket.read(REGION, key).orElseThrow();
    }
}
