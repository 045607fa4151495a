package impound.fault;

import static org.assertj.core.api.Assertions.assertThat;

import impound.collection.Chains;
import impound.collection.Store;
import impound.processors.evidence.Chain;
import impound.processors.evidence.Link;
import impound.sandbox.drill.World;
import impound.sandbox.ec2.Instance;
import impound.sandbox.ec2.InstanceState;
import impound.sandbox.ec2.Snapshot;
import impound.sandbox.ec2.Volume;
import impound.sandbox.http.CallRecord;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/** What must be true when all has come to rest, whatever went wrong on the way. */
final class Proof {
    private final Trial trial;
    private final Store evidence;
    private final World world;

    private Proof(Trial trial) {
        this.trial = trial;
        this.evidence = trial.site().evidence(Setup.REGION);
        this.world = trial.site().world();
    }

    /** That every disk was collected, once, and nothing is left over or touched. */
    static void check(Trial trial) {
        var proof = new Proof(trial);
        var incidents = Chains.all(proof.evidence);
        assertThat(incidents).as("incidents").hasSize(trial.setup().incidents());
        incidents.forEach(proof::checkClosed);
        incidents.forEach(proof::checkChains);
        IntStream.range(0, trial.setup().count()).forEach(number -> proof.checkImage(incidents, number));
        proof.checkNothingIsLeft();
        proof.checkNothingIsMadeTwice();
        assertThat(proof.ours(Setup.ACCOUNT))
                .as("source snapshots")
                .hasSize(trial.setup().count());
        trial.site().checkUntouched();
    }

    private void checkClosed(Chains chains) {
        var closing = closing(chains);
        assertThat(closing).as("closing records of " + chains.incident()).hasSize(1);
        checkLast(chains, closing);
        assertThat(chains.volumes()).as("chains").hasSize(trial.setup().volumes());
    }

    private List<String> closing(Chains chains) {
        return evidence.keys(chains.incident() + "/closing/").stream()
                .filter(key -> key.matches(".*/\\d{4}\\.json"))
                .toList();
    }

    private void checkLast(Chains chains, List<String> closing) {
        assertThat(closing).as("closing records of " + chains.incident()).isNotEmpty();
        var last = closing.get(closing.size() - 1);
        assertThat(evidence.json(last).path("state").asText())
                .as(evidence.text(last))
                .isEqualTo("COMPLETE");
    }

    /**
     * That what stopped on the way, and was replayed, came to the same end: some of it in a second attempt. A resumed volume
     * may have been taken anew, and then the sweeper lists the first snapshot as surplus. Where EC2 would not say which
     * instance stores there are, nobody knows whether they are missing, and the incident is PARTIAL for that alone.
     */
    static void checkReplayed(Trial trial) {
        var proof = new Proof(trial);
        var incidents = Chains.all(proof.evidence);
        assertThat(incidents).as("incidents").hasSize(trial.setup().incidents());
        incidents.forEach(proof::checkAllThatIsKnown);
        IntStream.range(0, trial.setup().count()).forEach(number -> proof.checkImage(incidents, number));
        proof.checkNothingIsLeft();
        proof.checkNothingIsMadeTwice();
        trial.site().checkUntouched();
    }

    private void checkAllThatIsKnown(Chains chains) {
        var closing = closing(chains);
        assertThat(closing).as("closing records of " + chains.incident()).isNotEmpty();
        var last = evidence.json(closing.get(closing.size() - 1));
        var results = last.path("volumes").findValuesAsText("result");
        assertThat(results)
                .as(last.toPrettyString())
                .isSubsetOf("COLLECTED", "NOT_KNOWN")
                .filteredOn("COLLECTED"::equals)
                .hasSize(trial.setup().volumes());
        assertThat(last.path("state").asText()).isEqualTo(results.contains("NOT_KNOWN") ? "PARTIAL" : "COMPLETE");
    }

    /** Each link names the one before it, and what can only be once is there once. */
    private void checkChains(Chains chains) {
        for (var volume : chains.volumes()) {
            var chain = Chain.empty();
            for (var document : chains.documents(volume)) {
                chain = chain.adopt(document);
            }
            for (var once : List.of(Link.SnapshotTaken.class, Link.ImageVerified.class, Link.SnapshotReceived.class)) {
                assertThat(chain.all(once))
                        .as(volume + " has " + once.getSimpleName())
                        .hasSize(1);
            }
        }
    }

    private void checkImage(List<Chains> incidents, int number) {
        var volume = Setup.volume(number);
        var chains = incidents.stream()
                .filter(one -> one.volumes().contains(volume))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody has collected " + volume));
        var key = chains.link(volume, Link.ImageVerified.class).key();
        var stored = evidence.s3()
                .headObject(r -> r.bucket(evidence.bucket()).key(key).checksumMode(ChecksumMode.ENABLED));
        assertThat(stored.checksumSHA256())
                .as("the bytes of " + key)
                .isEqualTo(trial.setup().disks().checksum(number));
    }

    private void checkNothingIsLeft() {
        var now = world.sandbox().time().now();
        var view = world.ec2().view();
        var volumes = trial.setup().count();
        assertThat(trial.site().queues().parked()).as("parked messages").isZero();
        assertThat(view.instances())
                .filteredOn(one -> one.tags().containsKey("impound:incident"))
                .extracting(one -> one.state(now))
                .as("collectors")
                .containsOnly(InstanceState.TERMINATED);
        assertThat(view.volumes())
                .filteredOn(one -> one.tags().containsKey("impound:incident") && !one.gone(now))
                .as("restored volumes")
                .isEmpty();
        assertThat(ours(World.SECURITY)).as("received snapshots").hasSize(volumes);
        assertThat(view.snapshots())
                .allSatisfy(one -> assertThat(one.sharedWith()).isEmpty());
        assertThat(evidence.versions())
                .as("objects that were written more than once")
                .extracting(ObjectVersion::key)
                .doesNotHaveDuplicates();
        assertThat(evidence.s3()
                        .listMultipartUploads(r -> r.bucket(evidence.bucket()))
                        .uploads())
                .as("unfinished uploads")
                .isEmpty();
    }

    /** Where EC2 had room for all that it was asked for, each attempt has asked for one machine and one volume. */
    private void checkNothingIsMadeTwice() {
        if (world.sandbox().calls().all().stream().anyMatch(Proof::isWithoutRoom)) {
            return;
        }
        var view = world.ec2().view();
        assertThat(view.instances())
                .filteredOn(one -> one.tags().containsKey("impound:incident"))
                .as("collectors of one attempt")
                .extracting(Instance::tags)
                .doesNotHaveDuplicates();
        assertThat(view.volumes())
                .filteredOn(one -> one.tags().containsKey("impound:incident"))
                .as("restored volumes of one attempt")
                .extracting(Volume::tags)
                .doesNotHaveDuplicates();
    }

    private static boolean isWithoutRoom(CallRecord call) {
        return call.errorCode().startsWith("Insufficient");
    }

    private List<Snapshot> ours(String account) {
        return world.ec2().view().snapshots().stream()
                .filter(one -> one.ownedBy(account) && one.tags().containsKey("impound:incident"))
                .toList();
    }
}
