package impound.processors.replay;

import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Life.AT;
import static impound.processors.fakes.Life.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.custody.EvidenceKeys;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import impound.processors.fakes.Life;
import impound.processors.fakes.World;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {
    private static final Cause CAUSE = new Cause("arn:aws:iam::444455556666:user/alice (alice)", "the key is mended");

    private final World world = new World();
    private final Resume resume = new Resume(world.custody, world.bucket, world.clock);

    @ParameterizedTest
    @CsvSource({
        "SHARE, SHARE",
        "RESTORE, RESTORE",
        "LAUNCH, RESTORE",
        "ATTACH, RESTORE",
        "IMAGE, RESTORE",
        "VERIFY, VERIFY",
        "RECEIVE, RECEIVE",
    })
    void it_begins_where_all_that_the_stage_works_with_is_still_there(StageName stopped, StageName from) {
        var evidence = stopped(stopped, "AccessDenied");

        var resumed = resume.resumed(evidence, CAUSE);

        assertThat(resumed.next()).isEqualTo(from);
        assertThat(resumed.stopped()).isEmpty();
    }

    @Test
    void the_link_says_who_and_why_and_lies_in_the_bucket() {
        var resumed = resume.resumed(stopped(StageName.SHARE, "AccessDenied"), CAUSE);

        var stored = world.custody.current(Evidence.of(resumed.incident(), resumed.target(), resumed.volume()));
        assertThat(stored.chain()).isEqualTo(resumed.chain());
        assertThat(stored.chain().last().link())
                .isEqualTo(
                        new Link.CollectionResumed(world.clock.instant(), StageName.SHARE, CAUSE.who(), CAUSE.why()));
    }

    @Test
    void an_image_whose_manifest_came_after_all_is_not_made_again() {
        var evidence = stopped(StageName.IMAGE, "AccessDenied");
        world.bucket.writeOnce(REGION, EvidenceKeys.manifest(EvidenceKeys.image(evidence)), new byte[] {1});

        var resumed = resume.resumed(evidence, CAUSE);

        assertThat(resumed.next()).isEqualTo(StageName.IMAGE);
        assertThat(EvidenceKeys.image(resumed)).isEqualTo(EvidenceKeys.image(evidence));
    }

    @Test
    void an_image_that_was_disproved_is_made_anew_under_a_key_of_its_own() {
        var resumed = resume.resumed(stopped(StageName.VERIFY, "INTEGRITY_VIOLATED"), CAUSE);

        assertThat(resumed.next()).isEqualTo(StageName.RESTORE);
        assertThat(EvidenceKeys.image(resumed)).endsWith(ROOT.id() + ".a2.image.dd");
    }

    @Test
    void a_copy_that_is_gone_is_made_again_by_its_own_stage() {
        var way = new ArrayList<>(Life.WAY);
        way.add(0, StageName.REENCRYPT);
        var evidence = world.onRecord(Life.add(
                Life.taken(ROOT),
                new Link.Rerouted(AT, StageName.REENCRYPT, List.copyOf(way), "the key refuses"),
                new Link.SnapshotReencrypted(AT, Life.COPY, Life.COPY, "key"),
                stop(StageName.SHARE, "SNAPSHOT_GONE")));

        assertThat(resume.from(evidence)).isEqualTo(StageName.REENCRYPT);
    }

    private Evidence stopped(StageName stage, String reason) {
        return world.onRecord(Life.add(upTo(stage), stop(stage, reason)));
    }

    private static Link stop(StageName stage, String reason) {
        return new Link.CollectionStopped(AT, stage, reason, "message", "advice");
    }
}
