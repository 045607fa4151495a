package impound.quotas;

import static impound.quotas.Ec2Site.MONITORED;
import static org.assertj.core.api.Assertions.assertThat;

import impound.processors.gateway.Snapshots;
import impound.processors.id.SnapshotId;
import impound.sandbox.ec2.Quotas;
import impound.sandbox.ec2.RequestRate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a full quota and a low rate of calls cost: AWS is asked again and again, but not by everybody. */
class FullQuotaTest {
    @TempDir
    Path folder;

    private Ec2Site site;

    @AfterEach
    void tearDown() throws Exception {
        site.close();
    }

    @Test
    void thirty_six_copies_through_a_quota_of_five_are_all_made_and_few_calls_are_refused() throws Exception {
        site = new Ec2Site(folder, options -> options.with(Quotas.usual().withCopiesInFlight(5)));
        var snapshots = site.snapshots();
        var sources = site.shared(snapshots, 36);

        var seconds = copyAll(snapshots, sources);

        var refused = refused("CopySnapshot", "ResourceLimitExceeded");
        assertThat(site.world().sandbox().calls().of("ec2", "CopySnapshot")).hasSize(36 + refused);
        // a copy takes 45 s and the tries of all come each 5 s: without turns it would be hundreds
        assertThat((long) refused).isLessThanOrEqualTo(seconds / 5 + 1);
    }

    @Test
    void with_five_calls_a_second_everything_is_done_and_throttling_ends_when_we_know_the_rate() throws Exception {
        site = new Ec2Site(folder, options -> options.with(RequestRate.of(5)));
        var snapshots = site.snapshots();
        var sources = site.shared(snapshots, 12);
        site.pass(Duration.ofMinutes(5));

        for (int round = 0; round < 200; round++) {
            for (var source : sources) {
                Ec2Site.later(() -> snapshots.find(MONITORED, source));
            }
            site.pass(Duration.ofSeconds(1));
        }

        var calls = site.world().sandbox().calls().of("ec2", "DescribeSnapshots");
        var throttled = calls.stream().filter(call -> !call.succeeded()).count();
        assertThat(calls).hasSizeGreaterThan(400);
        assertThat(throttled).isLessThan(calls.size() / 5);
    }

    /** Each tries every 5 s until it is done, as its message would come again. */
    private long copyAll(Snapshots snapshots, List<SnapshotId> sources) {
        Queue<SnapshotId> waiting = new ArrayDeque<>(sources);
        long seconds = 0;
        while (!waiting.isEmpty()) {
            var again = new ArrayList<SnapshotId>();
            for (var source = waiting.poll(); source != null; source = waiting.poll()) {
                var one = source;
                if (!Ec2Site.later(() -> site.copy(snapshots, one))) {
                    again.add(one);
                }
            }
            waiting.addAll(again);
            site.pass(Duration.ofSeconds(5));
            seconds += 5;
        }
        return seconds;
    }

    private int refused(String action, String code) {
        return site.world().sandbox().calls().of("ec2", action).stream()
                .filter(call -> call.errorCode().equals(code))
                .toList()
                .size();
    }
}
