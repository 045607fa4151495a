package impound.collection;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.World;
import impound.sandbox.http.CallRecord;
import java.util.List;

/** Everything of a collection stays in the region of its instance, and in its account and ours. */
record InItsRegion(World world) {

    /** That no call for this incident was made in another region; messages all go through the home region's queues. */
    void check(String incident, String region) {
        assertThat(calls(incident))
                .as("calls for " + incident)
                .isNotEmpty()
                .extracting(CallRecord::region)
                .containsOnly(region);
    }

    /** Those in a session that bears its name, and those about what bears its name. */
    List<CallRecord> calls(String incident) {
        return world.sandbox()
                .calls()
                .where(call -> !call.service().equals("sqs")
                        && (call.sessionName().equals("impound-" + incident)
                                || call.resource().contains(incident)));
    }
}
