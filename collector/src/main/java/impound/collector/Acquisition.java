package impound.collector;

import impound.collector.device.Device;
import impound.collector.device.DeviceFinder;
import impound.collector.record.Manifest;
import impound.collector.record.Task;
import impound.collector.report.CaptureLog;
import impound.collector.report.ImageWritten;
import impound.collector.report.LogStream;
import impound.collector.report.ProgressReport;
import impound.collector.report.ProtectionWords;
import impound.collector.report.Records;
import impound.collector.upload.MultipartUpload;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** One volume becomes one image. {@link #acquire()} is the operating procedure; its order is what makes a manifest proof. */
final class Acquisition {

    private final Task task;
    private final Machine machine;
    private final DeviceFinder devices;
    private final LogStream readiness;
    private final CaptureLog log;
    private final Clock clock;
    private final Records records;
    private final ProvenImage image;

    Acquisition(
            Task task,
            Machine machine,
            ObjectStore objects,
            MultipartUpload upload,
            DeviceFinder devices,
            LogStream readiness,
            CaptureLog log,
            Clock clock,
            Alarm alarm) {
        this.task = task;
        this.machine = machine;
        this.devices = devices;
        this.readiness = readiness;
        this.log = log;
        this.clock = clock;
        this.records = new Records(task, machine, objects, clock);
        this.image = new ProvenImage(
                new InBucket(objects, upload, task.evidenceBucket(), task.imageKey()),
                Origin.of(task),
                machine,
                task.digests(),
                log,
                clock,
                alarm);
    }

    /** The manifest, which was written last. On any failure nothing of an image is left and the reason is on record. */
    Manifest acquire() {
        try {
            Instant started = clock.instant();
            probeBucket();
            sayReady();
            Device device = findDevice();
            ImageWritten written = image.of(device, new ProgressReport(records));
            // Not closed after a failure: closing waits for a read that may never return, and the process ends anyway.
            device.close();
            return image.prove(written, started);
        } catch (RuntimeException | Error failure) {
            giveUp(failure);
            throw failure;
        }
    }

    private void probeBucket() {
        log.open();
        log.say(
                "collector %s %s starts: incident %s, volume %s, attempt %d",
                machine.instance(), machine.version(), task.incident(), task.volume(), task.attempt());
        image.open(task.size());
    }

    private void sayReady() {
        readiness.open();
        readiness.append(List.of(new LogStream.Line(
                clock.instant(),
                "collector %s is ready for %s (incident %s, volume %s, attempt %d)"
                        .formatted(
                                machine.instance(),
                                task.restoredVolume(),
                                task.incident(),
                                task.volume(),
                                task.attempt()))));
        records.ready();
        log.say("ready; waiting for %s", task.restoredVolume());
    }

    private Device findDevice() {
        Device device = devices.await(task.restoredVolume(), task.size());
        Manifest.Device found = device.description();
        log.say(
                "device found: %s, serial %s, model %s, %d bytes, sectors of %d bytes (physical %d); opened for reading only",
                found.path(),
                found.serial(),
                found.model(),
                found.size(),
                found.logicalSectorSize(),
                found.physicalSectorSize());
        log.say("%s", ProtectionWords.before(found.protection()));
        return device;
    }

    private void giveUp(Throwable failure) {
        image.giveUp(failure);
        image.attempt("record the failure", () -> records.failed(failure));
    }
}
