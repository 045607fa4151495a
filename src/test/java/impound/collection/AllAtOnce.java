package impound.collection;

import com.fasterxml.jackson.databind.JsonNode;
import impound.collection.KnownInput.Came;
import impound.processors.Wire;
import impound.processors.completion.Closing;
import impound.processors.evidence.StageName;
import impound.processors.finding.Incident;
import impound.sandbox.drill.World;
import impound.sandbox.drill.WorldFile;
import impound.sandbox.http.CallRecord;
import impound.sandbox.logs.LogEvent;
import impound.tool.FindingFiles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What came of all inputs that were in the queue at once, in the world that they assume, before a coordinator with three consumers
 * a queue.
 *
 * @param told everything in the audit logs
 * @param asked whoever and whatever a call to anything but the queues was about
 * @param workKeys of all objects that the coordinator needed only while it worked
 * @param isSilent whether nothing is in a queue any more
 */
record AllAtOnce(
        List<KnownInput> inputs,
        List<Told> told,
        List<Outcome> outcomes,
        List<Parked> parked,
        Set<String> asked,
        List<String> workKeys,
        boolean isSilent) {
    private static final String CONSUMERS = "3";

    /** Each disk has a gibibyte instead of what the world says: more than a tebibyte would be read else. */
    private static final int GIBIBYTES = 1;

    /** In blocks of 512 KiB: what reads as noise does not matter here, and takes its time. */
    private static final int NOISE = 1;

    /** An event of the audit log, and where it stands. */
    record Told(LogEvent line, JsonNode event) {
        boolean is(String kind) {
            return text("event").equals(kind);
        }

        String text(String field) {
            return event.path(field).asText();
        }
    }

    /** An incident, with the event that lies beside it and the record that closed it. */
    record Outcome(String region, Incident incident, byte[] finding, Closing closing, List<String> keys) {
        String id() {
            return incident.id().value();
        }

        Came came() {
            return new Came(
                    region,
                    closing.state(),
                    incident.targets().stream()
                            .map(target -> target.account() + "/" + target.id())
                            .toList());
        }
    }

    /** A message in a parked queue, and the bytes that the work bucket keeps of it. */
    record Parked(StageName stage, Message copy, byte[] kept) {
        String attribute(String name) {
            return copy.messageAttributes().get(name).stringValue();
        }
    }

    /** Sends these inputs in their order, and waits until nothing happens any more. */
    static AllAtOnce of(List<KnownInput> inputs) throws Exception {
        try (var jumping = JumpingSite.in(
                WorldFile.read(FindingFiles.world()).withDisksOf(GIBIBYTES),
                2 * inputs.size(),
                options -> options.withNoisyBlocks(NOISE),
                world -> world.settings().setProperty("impound.consumers", CONSUMERS))) {
            var site = jumping.site();
            // time stands still until the last one is in the queue
            jumping.operate(
                    () -> inputs.forEach(input -> site.queues().send(StageName.FINDINGS, input.event(), Map.of())));
            return of(site, inputs);
        }
    }

    private static AllAtOnce of(Site site, List<KnownInput> inputs) {
        return new AllAtOnce(
                inputs,
                World.REGIONS.stream().flatMap(region -> told(site, region)).toList(),
                World.REGIONS.stream().flatMap(region -> outcomes(site, region)).toList(),
                Arrays.stream(StageName.values())
                        .flatMap(stage -> parked(site, stage))
                        .toList(),
                site.world().sandbox().calls().where(call -> !call.service().equals("sqs")).stream()
                        .map(AllAtOnce::about)
                        .collect(Collectors.toSet()),
                World.REGIONS.stream()
                        .flatMap(region -> site.work(region).keys("").stream())
                        .toList(),
                site.queues().isSilent());
    }

    /** What the audit logs say of the event with these bytes. */
    List<Told> told(KnownInput input) {
        return told.stream()
                .filter(one -> one.text("sha256").equals(input.sha256()))
                .toList();
    }

    /** The incidents that were opened for an event with the bytes of one of these. */
    List<Outcome> outcomes(KnownInput... inputs) {
        return outcomes.stream()
                .filter(one -> Stream.of(inputs).anyMatch(input -> Arrays.equals(one.finding(), input.bytes())))
                .toList();
    }

    /** What is parked at this stage. */
    List<Parked> parked(StageName stage) {
        return parked.stream().filter(one -> one.stage() == stage).toList();
    }

    private static String about(CallRecord call) {
        return String.join(" ", call.account(), call.region(), call.sessionName(), call.resource());
    }

    private static Stream<Told> told(Site site, String region) {
        return site.world().sandbox().logs().events(World.SECURITY, region, "ForensicDiskAudit").stream()
                .map(line ->
                        new Told(line, Wire.read(line.message().getBytes(StandardCharsets.UTF_8), JsonNode.class)));
    }

    private static Stream<Parked> parked(Site site, StageName stage) {
        return site.queues().parked(stage).stream().map(copy -> {
            var id = copy.messageAttributes().get("impound-message").stringValue();
            return new Parked(stage, copy, site.work(World.HOME).read("parked/" + stage.text() + "/" + id));
        });
    }

    private static Stream<Outcome> outcomes(Site site, String region) {
        var bucket = site.evidence(region);
        return Chains.all(bucket).stream().map(chains -> outcome(region, bucket, chains.incident()));
    }

    private static Outcome outcome(String region, Store bucket, String incident) {
        return new Outcome(
                region,
                Wire.read(bucket.read(incident + "/incident.json"), Incident.class),
                bucket.read(incident + "/finding.json"),
                Wire.read(bucket.read(incident + "/closing/0001.json"), Closing.class),
                bucket.keys(incident + "/"));
    }
}
