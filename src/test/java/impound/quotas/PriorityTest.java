package impound.quotas;

import static impound.quotas.Ec2Site.SECURITY;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.gateway.Snapshots;
import impound.processors.id.IncidentId;
import impound.processors.id.SnapshotId;
import impound.processors.steering.Order;
import impound.sandbox.ec2.Quotas;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two incidents wait for one quota, and a person wants the later one first. */
class PriorityTest {
    private static final IncidentId EARLIER = SECURITY.incident();
    private static final IncidentId LATER = new IncidentId("the-domain-controller");
    private static final Order ORDER = new Order("ann", "the domain controller", Instant.EPOCH);

    @TempDir
    Path folder;

    private Ec2Site site;
    private Snapshots snapshots;

    @BeforeEach
    void build() throws Exception {
        site = new Ec2Site(folder, options -> options.with(Quotas.usual().withCopiesInFlight(2)));
        snapshots = site.snapshots();
    }

    @AfterEach
    void tearDown() throws Exception {
        site.close();
    }

    /** A copy that waits to be made. */
    private record Due(IncidentId incident, SnapshotId source) {}

    @Test
    void what_becomes_free_of_a_full_quota_is_for_the_incident_that_goes_first() {
        var due = due();
        var before = copy(due, 2);
        site.steer().putFirst(SECURITY.region(), LATER, ORDER);

        var after = copy(due, 9);

        assertThat(before).containsOnly(EARLIER);
        assertThat(after.subList(0, 3)).containsOnly(LATER);
        assertThat(after.subList(3, 9)).containsOnly(EARLIER);
    }

    @Test
    void without_the_order_or_after_it_is_taken_back_they_are_made_as_they_come() {
        var due = due();
        copy(due, 2);
        site.steer().putFirst(SECURITY.region(), LATER, ORDER);
        var first = copy(due, 1);
        site.steer().putBack(SECURITY.region(), LATER, ORDER);
        site.pass(Duration.ofSeconds(150));

        var after = copy(due, 6);

        assertThat(first).containsExactly(LATER);
        assertThat(after).containsOnly(EARLIER);
    }

    /** Eight of the earlier incident, whose messages come before the three of the later one. */
    private List<Due> due() {
        var sources = site.shared(snapshots, 11);
        var due = new ArrayList<Due>();
        sources.subList(0, 8).forEach(source -> due.add(new Due(EARLIER, source)));
        sources.subList(8, 11).forEach(source -> due.add(new Due(LATER, source)));
        return due;
    }

    /** Until so many more are made, each tried every 5 s as its message comes again; whose they are, in their order. */
    private List<IncidentId> copy(List<Due> due, int count) {
        var made = new ArrayList<IncidentId>();
        while (made.size() < count) {
            for (var one : List.copyOf(due)) {
                if (made.size() < count && Ec2Site.later(() -> site.copy(snapshots, one.incident(), one.source()))) {
                    due.remove(one);
                    made.add(one.incident());
                }
            }
            site.pass(Duration.ofSeconds(5));
        }
        return made;
    }
}
