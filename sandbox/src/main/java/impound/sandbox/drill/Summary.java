package impound.sandbox.drill;

import com.fasterxml.jackson.databind.JsonNode;
import impound.processors.Wire;
import impound.processors.evidence.Link;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What the drill says in the end: where the evidence is, its hashes, what agreed, the audit records, the times. */
final class Summary {
    private final EvidenceBucket bucket;
    private final World world;
    private final Drill.Plan plan;
    private final PrintWriter out;

    Summary(EvidenceBucket bucket, World world, Drill.Plan plan, PrintWriter out) {
        this.bucket = bucket;
        this.world = world;
        this.plan = plan;
        this.out = out;
    }

    void print(String incident, Verdict verdict, List<Path> disks) {
        out.printf("%nEvidence: s3://%s/%s/%n", bucket.name(), incident);
        sources(incident, disks);
        hashes(incident);
        audit();
        TimeTable.of(bucket, incident, plan).print(out);
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
        out.printf("%nThe suspects' disks:%n");
        bucket.chains(incident).forEach((volume, links) -> {
            if (links.get(0).link() instanceof Link.SnapshotTaken taken) {
                var device = taken.volume().device();
                var number = device.charAt(device.length() - 1) - 'a';
                out.printf(
                        "  %s  %s of %s  %d GiB  %s%n",
                        volume,
                        device,
                        taken.volume().instance(),
                        taken.volume().gib(),
                        number < disks.size() ? disks.get(number) : "");
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
        world.sandbox().logs().events(World.SECURITY, plan.region().value(), "ForensicDiskAudit").stream()
                .map(event -> Wire.read(event.message().getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .filter(record -> record.has("CapturedSnapshots") || record.has("DiskImageLocation"))
                .forEach(record -> out.println(record.toPrettyString()));
    }
}
