package impound.collector;

import impound.collector.device.Device;
import impound.collector.device.SliceRing;
import impound.collector.record.Digest;
import impound.collector.record.Manifest;
import impound.collector.report.CaptureLog;
import impound.collector.report.ImageWritten;
import impound.collector.report.ProtectionWords;
import impound.collector.report.SideFiles;
import impound.collector.upload.PartPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One device becomes one image with its side files, and the manifest last. It is the same whether a task or a person asked for
 * it: {@link #open}, {@link #of}, {@link #prove}, and {@link #giveUp} in place of what is left after a failure.
 */
public final class ProvenImage {

    /** So many ranges are enough for a person to see the kind of damage; the log is one file of some dozen lines. */
    private static final int SAID = 20;

    private final Destination destination;
    private final List<Digest> digests;
    private final Manifests manifests;
    private final CaptureLog log;
    private final Clock clock;
    private final Alarm alarm;

    /** @param digests over the whole image; SHA-256 is always among them */
    public ProvenImage(
            Destination destination,
            Origin origin,
            Machine machine,
            List<Digest> digests,
            CaptureLog log,
            Clock clock,
            Alarm alarm) {
        this.destination = destination;
        this.digests = digests;
        this.manifests = new Manifests(origin, machine, destination);
        this.log = log;
        this.clock = clock;
        this.alarm = alarm;
    }

    /** Makes sure, before anything is read, that an image of so many bytes can be written. */
    public void open(long size) {
        PartPlan plan = PartPlan.of(size);
        destination.open(size);
        log.say("upload opened: %s, %d parts of up to %d bytes", destination.place(), plan.count(), plan.partSize());
    }

    /** The image, when all of it is stored and agrees with what was read; closes the meter. */
    public ImageWritten of(Device device, Meter meter) {
        log.say(
                "imaging begins: %s read in order, in slices of %d bytes, digests %s",
                device.description().path(), SliceRing.SLICE, digests);
        Instant began = clock.instant();
        ImageWritten image = image(device, meter);
        sayImaged(image, Duration.between(began, clock.instant()));
        return image;
    }

    private ImageWritten image(Device device, Meter meter) {
        try (meter) {
            SliceRing ring = new SliceRing(SliceRing.SLICES, SliceRing.SLICE, alarm);
            return new Imaging(destination.upload(), digests, meter::add, ring, alarm).image(device);
        }
    }

    private void sayImaged(ImageWritten image, Duration took) {
        double seconds = Math.max(took.toMillis(), 1) / 1000.0;
        log.say(
                "%d bytes read, hashed and stored in %.1f s, %.1f MB/s",
                image.stored().size(), seconds, image.stored().size() / seconds / 1e6);
        log.say("%s", ProtectionWords.after(image.device().protection()));
        image.digests().forEach((digest, hex) -> log.say("%s of the image: %s", digest.text(), hex));
        log.say(
                "%s checksum %s (%s) of what is stored equals ours, in %d parts",
                image.stored().checksum().algorithm().text(),
                image.stored().checksum().value(),
                image.stored().checksum().type(),
                image.parts().size());
        sayReadErrors(image.badRanges());
    }

    private void sayReadErrors(List<Manifest.Range> bad) {
        log.say(
                bad.isEmpty()
                        ? "no read errors"
                        : "read errors: %d bytes could not be read and are zeros in the image; the manifest lists them"
                                .formatted(bad.stream()
                                        .mapToLong(Manifest.Range::length)
                                        .sum()));
        bad.stream()
                .limit(SAID)
                .forEach(range -> log.say("not read: %d bytes from offset %d on", range.length(), range.offset()));
    }

    /** Writes the side files, and last the manifest. */
    public Manifest prove(ImageWritten image, Instant started) {
        SideFiles files = new SideFiles(destination);
        files.writeDigests(image);
        String parts = files.writeParts(image);
        Instant finished = clock.instant();
        log.say(
                "side files written; whole operation took %.1f s",
                Duration.between(started, finished).toMillis() / 1000.0);
        files.writeLog(log);
        Manifest manifest = manifests.of(image, parts, started, finished);
        files.writeManifest(manifest);
        log.say("manifest written: the image is whole");
        return manifest;
    }

    /** After a failure: ends every wait, says why, and gives up what was stored. */
    public void giveUp(Throwable failure) {
        alarm.raise("acquisition", failure);
        log.say("failed: %s: %s", CollectorFailure.reasonOf(failure), CollectorFailure.messageOf(failure));
        attempt("give up what was stored", destination::giveUp);
    }

    /** Does one step for itself: that it fails must not keep others from being done. */
    void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.say("could not %s: %s", what, e.getMessage());
        }
    }
}
