package impound.collector;

import impound.collector.record.Manifest;
import impound.collector.record.Task;
import impound.collector.report.ImageWritten;
import java.time.Instant;

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
                image.badRanges().isEmpty() ? Manifest.COLLECTED : Manifest.COLLECTED_WITH_ERRORS,
                new Manifest.Image(
                        task.evidenceBucket(),
                        task.imageKey(),
                        image.stored().versionId(),
                        image.stored().size(),
                        image.stored().checksum()),
                image.device(),
                image.digests(),
                new Manifest.Parts(
                        image.parts().size(),
                        image.partSize(),
                        task.partChecksum(),
                        task.imageKey() + ".parts.json",
                        partsSha256),
                image.badRanges(),
                machine.instance(),
                new Manifest.Tool("impound-collector", machine.version(), machine.java(), machine.kernel()),
                started,
                finished);
    }
}
