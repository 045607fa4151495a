package impound.processors.stage;

import static impound.processors.fakes.Ec2Answers.refusal;
import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import impound.processors.Wire;
import impound.processors.audit.ArticleRecords.StartedCapture;
import impound.processors.evidence.Assignment;
import impound.processors.evidence.CollectionFailure.DeadlinePassed;
import impound.processors.evidence.Evidence;
import impound.processors.evidence.Link.CollectionStopped;
import impound.processors.evidence.Link.SnapshotLocked;
import impound.processors.evidence.Link.SnapshotTaken;
import impound.processors.evidence.NotYet;
import impound.processors.evidence.Onward;
import impound.processors.evidence.SourceVolume;
import impound.processors.evidence.StageName;
import impound.processors.failure.StopCollection;
import impound.processors.fakes.Crash;
import impound.processors.fakes.OpenIncidents;
import impound.processors.fakes.World;
import impound.processors.id.VolumeId;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EC2 refuses the set of an instance for good: its volumes are to be had one by one. */
class OneByOneTest {
    private static final String HIBERNATES = "the instance is enabled for hibernation";
    private static final List<SourceVolume> FIVE = Stream.of("1", "2", "3", "4", "5")
            .map(last -> new SourceVolume(
                    new VolumeId("vol-0a0000000000001a" + last), INSTANCE.value(), "/dev/sd" + last, 8, "gp3", ""))
            .toList();

    private final World world = new World();
    private final TakeSnapshots takeSnapshots = Snapshotting.in(world);
    private final Assignment assignment = Assignment.of(INCIDENT, TARGET);

    @BeforeEach
    void a_set_of_two_volumes_is_refused() {
        Snapshotting.begin(world);
        world.snapshots.refuseSets(refusal("UnsupportedOperation", HIBERNATES));
    }

    @Test
    void each_volume_is_taken_alone_and_locked_and_goes_on() {
        var taken = evidence(take());

        assertThat(taken).extracting(Evidence::volume).containsExactly(ROOT, DATA);
        assertThat(taken).allSatisfy(evidence -> {
            assertThat(evidence.chain().facts()).hasExactlyElementsOfTypes(SnapshotTaken.class, SnapshotLocked.class);
            assertThat(evidence.next()).isEqualTo(StageName.SHARE);
        });
        assertThat(world.snapshots.calls()).startsWith("takeAll " + INSTANCE, "take " + ROOT.id(), "take " + DATA.id());
        assertThat(world.snapshots.locks()).hasSize(2);
    }

    @Test
    void that_they_show_no_one_instant_and_why_is_on_record_with_the_moment_of_each() {
        var taken = evidence(take());

        assertThat(taken).allSatisfy(evidence -> {
            assertThat(evidence.link(SnapshotTaken.class).oneInstant()).isFalse();
            assertThat(evidence.link(SnapshotTaken.class).startTime()).isEqualTo(world.clock.instant());
            assertThat(evidence.chain().links().get(0).waited().reason()).contains(HIBERNATES);
        });
    }

    @Test
    void a_second_delivery_takes_nothing_and_asks_for_no_set() {
        var first = take();
        var calls = world.snapshots.calls();

        var second = take();

        assertThat(second).isEqualTo(first);
        assertThat(world.snapshots.calls()).isEqualTo(calls);
    }

    @Test
    void a_volume_that_is_refused_stops_by_itself_and_blocks_none_of_the_others() {
        world.snapshots.attached(FIVE.toArray(SourceVolume[]::new));
        world.instances.put(OpenIncidents.instance("running", FIVE.toArray(SourceVolume[]::new)));
        world.snapshots.refuse(FIVE.get(2).id(), refusal("OperationNotPermitted", "it is in use by a service"));

        var taken = evidence(take());

        assertThat(taken).hasSize(5);
        assertThat(taken.get(2).stopped()).hasValueSatisfying(why -> {
            assertThat(why.reason()).isEqualTo("OperationNotPermitted");
            assertThat(why.message()).contains(FIVE.get(2).id().value()).contains("in use by a service");
            assertThat(why.advice()).contains("by hand");
        });
        assertThat(taken.get(2).slip()).containsExactly(StageName.COMPLETED);
        assertThat(taken).filteredOn(one -> one.stopped().isEmpty()).hasSize(4).allSatisfy(one -> assertThat(one.next())
                .isEqualTo(StageName.SHARE));
        assertThat(world.snapshots.locks()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SnapshotCreationPerVolumeRateExceeded",
                "ConcurrentSnapshotLimitExceeded",
                "RequestLimitExceeded"
            })
    void a_volume_whose_quota_is_full_comes_later_and_the_others_go_on(String quota) {
        world.snapshots.refuse(ROOT.id(), refusal(quota, "wait"));

        var first = take();
        var rounds = Stream.generate(this::take).limit(4).toList();
        world.snapshots.grant(ROOT.id());
        var last = evidence(take());

        assertThat(first).hasSize(2);
        assertThat(((Evidence) first.get(0)).volume()).isEqualTo(DATA);
        assertThat(first.get(1)).isInstanceOfSatisfying(NotYet.class, wait -> assertThat(
                        ((Assignment) wait.asked()).waiting().reason())
                .contains(ROOT.id().value()));
        assertThat(rounds).allSatisfy(round -> assertThat(round.get(0)).isEqualTo(first.get(0)));
        assertThat(last).extracting(Evidence::volume).containsExactly(ROOT, DATA);
        assertThat(takes(DATA)).isEqualTo(1);
        assertThat(sets()).isEqualTo(1);
    }

    @Test
    void the_articles_first_record_waits_for_the_last_of_them_and_names_them_all() {
        world.snapshots.refuse(ROOT.id(), refusal("ConcurrentSnapshotLimitExceeded", "wait"));
        take();
        var early = world.audit.all(StartedCapture.class);
        world.snapshots.grant(ROOT.id());

        take();

        assertThat(early).isEmpty();
        assertThat(world.audit.all(StartedCapture.class))
                .singleElement()
                .satisfies(record -> assertThat(record.capturedSnapshots()).hasSize(2));
    }

    @Test
    void one_that_is_not_to_be_had_in_time_stops_and_those_that_were_locked_go_on() {
        world.snapshots.refuse(ROOT.id(), refusal("ConcurrentSnapshotLimitExceeded", "wait"));
        var waiting = (Assignment) ((NotYet) take().get(1)).asked();
        world.clock.pass(Duration.ofHours(2));
        assertThatThrownBy(() -> takeSnapshots.take(waiting)).isInstanceOf(DeadlinePassed.class);
        var stops = new StopCollection(world.custody, world.hops, world.incidents, world.patience, world.clock);

        var onward =
                evidence(List.copyOf(stops.stop(StageName.SNAPSHOT, Wire.write(waiting), new DeadlinePassed("too long"))
                        .get(0)
                        .messages()));

        assertThat(onward.get(0).stopped()).map(CollectionStopped::reason).contains("DEADLINE_PASSED");
        assertThat(onward.get(1).stopped()).isEmpty();
        assertThat(onward.get(1).next()).isEqualTo(StageName.SHARE);
    }

    @Test
    void a_volume_that_is_not_there_any_more_is_said_to_be_gone() {
        world.snapshots.refuseSets(refusal("IncorrectInstanceState", "the instance is terminated"));
        world.snapshots.refuse(ROOT.id(), refusal("InvalidVolume.NotFound", "does not exist"));

        var taken = evidence(take());

        assertThat(taken.get(0).stopped()).map(CollectionStopped::reason).contains("VOLUME_GONE");
        assertThat(taken.get(1).find(SnapshotLocked.class)).isPresent();
    }

    @Test
    void a_crash_after_the_first_of_them_makes_none_twice() {
        world.bucket.crashBefore(key -> key.contains(DATA.id() + "/0001"));
        assertThatThrownBy(this::take).isInstanceOf(Crash.class);
        world.bucket.crashBefore(key -> false);

        var taken = evidence(take());

        assertThat(taken).hasSize(2);
        assertThat(takes(ROOT)).isEqualTo(1);
        assertThat(takes(DATA)).isEqualTo(1);
        assertThat(sets()).isEqualTo(1);
    }

    @Test
    void where_rights_are_missing_nothing_is_tried_one_by_one() {
        var denied = refusal("UnauthorizedOperation", "You are not authorized");
        world.snapshots.refuseSets(denied);

        assertThatThrownBy(this::take).isSameAs(denied);
        assertThat(world.snapshots.calls()).containsExactly("takeAll " + INSTANCE);
    }

    @Test
    void a_set_that_comes_later_is_waited_for_and_not_cut_up() {
        var full = refusal("ConcurrentSnapshotLimitExceeded", "wait");
        world.snapshots.refuseSets(full);

        assertThatThrownBy(this::take).isSameAs(full);
        assertThat(world.snapshots.calls()).containsExactly("takeAll " + INSTANCE);
    }

    @Test
    void an_error_without_an_answer_of_ec2_stays_an_error() {
        world.snapshots.refuse(ROOT.id(), new IllegalStateException("a bug"));

        assertThatThrownBy(this::take).hasMessage("a bug");
        assertThat(world.custody.read(REGION, INCIDENT, ROOT.id().value()).isEmpty())
                .isTrue();
    }

    private List<Onward> take() {
        return List.copyOf(takeSnapshots.take(assignment).messages());
    }

    private static List<Evidence> evidence(List<? extends Onward> onward) {
        return onward.stream().map(Evidence.class::cast).toList();
    }

    private long takes(SourceVolume volume) {
        return world.snapshots.calls().stream()
                .filter(("take " + volume.id())::equals)
                .count();
    }

    private long sets() {
        return world.snapshots.calls().stream()
                .filter(call -> call.startsWith("takeAll"))
                .count();
    }
}
