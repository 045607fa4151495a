package impound.collector;

import impound.collector.record.Manifest;
import impound.collector.record.Task;
import impound.collector.report.ImageWritten;
import java.time.Instant;
import java.util.List;

/** Puts the manifest together from what was asked, who did it and what came out. */
final class Manifests {

    private Manifests() {}

    static Manifest of(
            Task task, Machine machine, ImageWritten image, String partsSha256, Instant started, Instant finished) {
        return new Manifest(
                Manifest.FORMAT,
                task.incident(),
                task.volume(),
                task.attempt(),
                "COLLECTED",
                new Manifest.Image(
                        task.evidenceBucket(),
                        task.imageKey(),
                        image.stored().versionId(),
                        image.stored().size(),
                        image.stored().checksum()),
                image.device(),
                image.digests(),
                new Manifest.Parts(
                        image.parts().size(), image.partSize(), task.imageKey() + ".parts.json", partsSha256),
                List.of(),
                machine.instance(),
                new Manifest.Tool("impound-collector", machine.version(), machine.java(), machine.kernel()),
                started,
                finished);
    }
}
