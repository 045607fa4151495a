package impound.processors.aws;

import static impound.processors.fakes.Ids.DATA;
import static impound.processors.fakes.Ids.INCIDENT;
import static impound.processors.fakes.Ids.INSTANCE;
import static impound.processors.fakes.Ids.MONITORED;
import static impound.processors.fakes.Ids.REGION;
import static impound.processors.fakes.Ids.ROOT;
import static impound.processors.fakes.Ids.SNAPSHOT;
import static impound.processors.fakes.Ids.TARGET;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.fakes.SettableClock;
import impound.processors.gateway.Scope;
import impound.processors.gateway.Snapshots.State;
import impound.processors.gateway.Tags;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;

/** What is asked for, and as important, what is not. */
class TakingSnapshotsTest {
    private static final Scope SCOPE = new Scope(MONITORED, REGION, INCIDENT);
    private static final Instant START = Instant.parse("2026-03-01T09:05:00Z");
    private static final Tags TAGS = Tags.of(INCIDENT, TARGET.id(), "n");

    private final Taking taking = new Taking();
    private final Ec2Snapshots snapshots = new Ec2Snapshots(
            new Ec2(region -> taking, new OneSession(), new Acts(new SettableClock())), new SettableClock());

    @Test
    void a_set_bears_our_tags_and_none_of_its_source_and_goes_to_the_region() {
        snapshots.takeAll(SCOPE, INSTANCE, List.of(), "d", TAGS);

        assertThat(taking.set.copyTagsFromSource()).isNull();
        assertThat(taking.set.outpostArn()).isNull();
        assertThat(taking.set.location()).isNull();
        assertThat(taking.set.tagSpecifications().get(0).tags())
                .extracting(Tag::key)
                .containsExactlyInAnyOrderElementsOf(TAGS.values().keySet());
    }

    @Test
    void what_another_instance_has_taken_is_left_out_of_the_set() {
        snapshots.takeAll(SCOPE, INSTANCE, List.of(DATA.id()), "d", TAGS);

        assertThat(taking.set.instanceSpecification().instanceId()).isEqualTo(INSTANCE.value());
        assertThat(taking.set.instanceSpecification().excludeDataVolumeIds())
                .containsExactly(DATA.id().value());
    }

    @Test
    void a_snapshot_of_one_volume_bears_our_tags_and_the_description_with_the_nonce() {
        var made = snapshots.take(SCOPE, ROOT.id(), "impound nonce", TAGS);

        assertThat(taking.one.volumeId()).isEqualTo(ROOT.id().value());
        assertThat(taking.one.description()).isEqualTo("impound nonce");
        assertThat(taking.one.outpostArn()).isNull();
        assertThat(taking.one.tagSpecifications().get(0).tags())
                .hasSize(TAGS.values().size());
        assertThat(made.act().operation()).isEqualTo("CreateSnapshot");
        assertThat(made.value().id()).isEqualTo(SNAPSHOT);
        assertThat(made.value().state()).isEqualTo(State.PENDING);
        assertThat(made.value().startTime()).isEqualTo(START);
    }

    /** EC2, as far as it takes snapshots. */
    private static final class Taking implements Ec2Client {
        private CreateSnapshotsRequest set;
        private CreateSnapshotRequest one;

        @Override
        public CreateSnapshotsResponse createSnapshots(CreateSnapshotsRequest request) {
            set = request;
            var answer = CreateSnapshotsResponse.builder();
            answer.sdkHttpResponse(SdkHttpResponse.builder().statusCode(200).build());
            return answer.build();
        }

        @Override
        public CreateSnapshotResponse createSnapshot(CreateSnapshotRequest request) {
            one = request;
            var answer = CreateSnapshotResponse.builder()
                    .snapshotId(SNAPSHOT.value())
                    .ownerId(MONITORED.value())
                    .volumeId(request.volumeId())
                    .volumeSize(ROOT.gib())
                    .state("pending")
                    .startTime(START);
            answer.sdkHttpResponse(SdkHttpResponse.builder().statusCode(200).build());
            return answer.build();
        }

        @Override
        public String serviceName() {
            return "ec2";
        }

        @Override
        public void close() {}
    }
}
