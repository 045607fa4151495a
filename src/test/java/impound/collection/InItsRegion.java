package impound.collection;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.drill.World;
import impound.sandbox.http.CallRecord;
import impound.sandbox.logs.LogEvent;
import impound.sandbox.sns.Published;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Everything of a collection stays in the region of its instance, and in its account and ours. */
record InItsRegion(World world) {
    private static final Pattern IDS = Pattern.compile("\\b(?:i|vol|snap)-(?:[0-9a-f]{17}|[0-9a-f]{8})\\b");
    private static final List<String> LOG_GROUPS =
            List.of("ForensicDiskAudit", "ForensicDiskCapture", "ForensicDiskReadiness");

    /** Camel asks at its start whether each bucket is there, before it knows of any incident. */
    private static final String AT_THE_START = "HeadBucket";

    /** That nothing for this incident was asked, logged or told in another region; messages all go through the home region's queues. */
    void check(Chains chains, String region) {
        var incident = chains.incident();
        assertThat(calls(incident))
                .as("calls for " + incident)
                .isNotEmpty()
                .extracting(CallRecord::region)
                .containsOnly(region);
        var ids = ids(chains);
        assertThat(world.sandbox().calls().where(call -> isAbout(call, ids)))
                .as("calls about the disks and collectors of " + incident)
                .extracting(CallRecord::region)
                .containsOnly(region);
        assertThat(World.REGIONS)
                .filteredOn(one -> logs(one, incident))
                .as("regions whose logs tell of " + incident)
                .containsExactly(region);
        assertThat(world.sandbox().sns().published())
                .filteredOn(notice -> notice.message().contains(incident))
                .as("notices of " + incident)
                .extracting(Published::topicArn)
                .allSatisfy(topic -> assertThat(topic).contains(":" + region + ":"));
    }

    /** That nothing at all was asked there: no key, topic, log or disk of a region is used for another's incidents. */
    void checkUnused(String region) {
        assertThat(world.sandbox().calls().where(call -> call.region().equals(region) && isOfTheCoordinator(call)))
                .as("calls in " + region + ", which had no incident")
                .isEmpty();
    }

    /** Those in a session that bears its name, and those about what bears its name. */
    List<CallRecord> calls(String incident) {
        return world.sandbox()
                .calls()
                .where(call -> !call.service().equals("sqs")
                        && (call.sessionName().equals("impound-" + incident)
                                || call.resource().contains(incident)));
    }

    /** Looks bear no incident's name, and a collector's session has the name of its machine. */
    private static boolean isAbout(CallRecord call, Set<String> ids) {
        return !call.service().equals("sqs")
                && ids(call.sessionName() + " " + call.resource()).stream().anyMatch(ids::contains);
    }

    private static boolean isOfTheCoordinator(CallRecord call) {
        return call.principal().contains("/Impound") && !call.operation().equals(AT_THE_START);
    }

    private boolean logs(String region, String incident) {
        return LOG_GROUPS.stream()
                .flatMap(group -> world.sandbox().logs().events(World.SECURITY, region, group).stream())
                .anyMatch(event -> isOf(event, incident));
    }

    private static boolean isOf(LogEvent event, String incident) {
        return event.stream().contains(incident) || event.message().contains(incident);
    }

    private static Set<String> ids(Chains chains) {
        return chains.volumes().stream()
                .flatMap(volume -> chains.documents(volume).stream())
                .flatMap(document -> ids(new String(document, StandardCharsets.UTF_8)).stream())
                .collect(toSet());
    }

    private static Set<String> ids(String text) {
        return IDS.matcher(text).results().map(MatchResult::group).collect(toSet());
    }
}
