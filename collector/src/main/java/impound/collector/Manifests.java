package impound.collector;

import impound.collector.record.Manifest;
import impound.collector.report.ImageWritten;
import java.time.Instant;

/** Puts the manifest together from what was asked, who did it and what came out. */
record Manifests(Origin origin, Machine machine, Destination destination) {

    Manifest of(ImageWritten image, String partsSha256, Instant started, Instant finished) {
        return new Manifest(
                Manifest.FORMAT,
                origin.incident(),
                origin.volume(),
                origin.attempt(),
                image.badRanges().isEmpty() ? Manifest.COLLECTED : Manifest.COLLECTED_WITH_ERRORS,
                destination.named(image.stored()),
                image.device(),
                image.digests(),
                new Manifest.Parts(
                        image.parts().size(),
                        image.partSize(),
                        destination.upload().checksum(),
                        destination.key() + ".parts.json",
                        partsSha256),
                image.badRanges(),
                machine.instance(),
                origin.byHand(),
                new Manifest.Tool("impound-collector", machine.version(), machine.java(), machine.kernel()),
                started,
                finished);
    }
}
