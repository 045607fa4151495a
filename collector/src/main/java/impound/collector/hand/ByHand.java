package impound.collector.hand;

import impound.collector.CollectorFailure;
import impound.collector.Meter;
import impound.collector.ProvenImage;
import impound.collector.device.Device;
import impound.collector.record.Manifest;
import impound.collector.report.CaptureLog;
import impound.collector.report.ImageWritten;
import impound.collector.report.ProtectionWords;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** One device becomes one image because a person said so. The procedure is that of a task, but for what only a coordinator knows. */
record ByHand(ProvenImage image, CaptureLog log, Clock clock) {

    /**
     * The manifest, which was written last. On any failure nothing of an image is left.
     *
     * @param meter shows how far it is of so many bytes
     */
    Manifest acquire(Supplier<Device> source, LongFunction<Meter> meter) {
        try {
            Instant started = clock.instant();
            Device device = open(source);
            image.open(device.size());
            ImageWritten written = image.of(device, meter.apply(device.size()));
            // Not closed after a failure: closing waits for a read that may never return, and the process ends anyway.
            device.close();
            return image.prove(written, started);
        } catch (RuntimeException | Error failure) {
            image.giveUp(failure);
            throw failure;
        }
    }

    private Device open(Supplier<Device> source) {
        Device device = source.get();
        Manifest.Device found = device.description();
        log.say(
                "device opened for reading only: %s, serial %s, model %s, %d bytes, sectors of %d bytes",
                found.path(), found.serial(), found.model(), found.size(), found.logicalSectorSize());
        log.say("%s", ProtectionWords.before(found.protection()));
        if (found.size() == 0) {
            throw new CollectorFailure.DeviceNotFound(found.path() + " is empty: there is nothing to image");
        }
        return device;
    }
}
