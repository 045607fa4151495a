package impound.sandbox.drill;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.processors.evidence.Link;
import impound.processors.evidence.StageName;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What the drill says in the end: where the evidence is, its hashes, what agreed, the audit records, the times. */
final class Summary {
    private final EvidenceBucket bucket;
    private final World world;
    private final PrintWriter out;

    Summary(EvidenceBucket bucket, World world, PrintWriter out) {
        this.bucket = bucket;
        this.world = world;
        this.out = out;
    }

    void print(String incident, Verdict verdict, List<Path> disks, double timeScale) {
        out.printf("%nEvidence: s3://%s/%s/%n", World.EVIDENCE_BUCKET, incident);
        sources(incident, disks);
        hashes(incident);
        audit();
        times(incident, timeScale);
        out.printf("%nAgreed:%n");
        verdict.agreed().forEach(line -> out.println("  " + line));
        if (!verdict.disagreed().isEmpty()) {
            out.printf("%nNOT VERIFIED:%n");
            verdict.disagreed().forEach(line -> out.println("  " + line));
        } else {
            out.printf("%nEverything was verified.%n");
        }
        out.flush();
    }

    /** Which file became which volume: the drill attached them in their order. */
    private void sources(String incident, List<Path> disks) {
        out.printf("%nThe suspect's disks:%n");
        bucket.chains(incident).forEach((volume, links) -> {
            if (links.get(0).link() instanceof Link.SnapshotTaken taken) {
                var device = taken.volume().device();
                var file = disks.get(device.charAt(device.length() - 1) - 'a');
                out.printf(
                        "  %s  %s  %d GiB  %s%n", volume, device, taken.volume().gib(), file);
            }
        });
    }

    private void hashes(String incident) {
        out.printf("%nHashes (sha256sum -c takes these lines in disk_evidence/):%n");
        bucket.keys(incident + "/disk_evidence/").stream()
                .filter(key -> key.endsWith(".sha256"))
                .forEach(key -> out.print("  " + new String(bucket.read(key).orElseThrow(), StandardCharsets.UTF_8)));
    }

    private void audit() {
        out.printf("%nAudit records (log group ForensicDiskAudit):%n");
        world.sandbox().logs().events(World.SECURITY, world.suspected().region(), "ForensicDiskAudit").stream()
                .map(event -> Wire.read(event.message().getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .filter(record -> record.has("CapturedSnapshots") || record.has("DiskImageLocation"))
                .forEach(record -> out.println(record.toPrettyString()));
    }

    private void times(String incident, double timeScale) {
        out.printf("%nSeconds at each stage (AWS's waits are %.0f times shorter here):%n", timeScale);
        var chains = bucket.chains(incident);
        out.printf("  %-10s", "");
        chains.keySet().forEach(volume -> out.printf("  %s", volume));
        out.println();
        for (var stage : StageName.values()) {
            if (chains.values().stream().anyMatch(links -> StageTimes.of(links).containsKey(stage))) {
                out.printf("  %-10s", stage.text());
                chains.values()
                        .forEach(links -> out.printf(
                                "  %21.1f", seconds(StageTimes.of(links).get(stage))));
                out.println();
            }
        }
        out.printf("  %-10s", "in all");
        chains.values()
                .forEach(links ->
                        out.printf("  %21.1f", seconds(StageTimes.between(links.get(0), links.get(links.size() - 1)))));
        out.println();
    }

    private static double seconds(Duration time) {
        return time == null ? 0 : time.toMillis() / 1000.0;
    }
}
