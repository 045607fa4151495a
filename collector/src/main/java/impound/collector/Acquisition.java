package impound.collector;

import impound.collector.device.Device;
import impound.collector.device.DeviceFinder;
import impound.collector.device.SliceRing;
import impound.collector.record.Manifest;
import impound.collector.record.Task;
import impound.collector.report.CaptureLog;
import impound.collector.report.ImageWritten;
import impound.collector.report.LogStream;
import impound.collector.report.ProgressReport;
import impound.collector.report.ProtectionWords;
import impound.collector.report.Records;
import impound.collector.report.SideFiles;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One volume becomes one image. {@link #acquire()} is the operating procedure; its order is what makes a manifest proof. */
final class Acquisition {

    /** So many ranges are enough for a person to see the kind of damage; the log is one file of some dozen lines. */
    private static final int SAID = 20;

    private final Task task;
    private final Machine machine;
    private final ObjectStore objects;
    private final MultipartUpload upload;
    private final DeviceFinder devices;
    private final LogStream readiness;
    private final CaptureLog log;
    private final Clock clock;
    private final Alarm alarm;
    private final Records records;

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
        this.objects = objects;
        this.upload = upload;
        this.devices = devices;
        this.readiness = readiness;
        this.log = log;
        this.clock = clock;
        this.alarm = alarm;
        this.records = new Records(task, machine, objects, clock);
    }

    /** The manifest, which was written last. On any failure nothing of an image is left and the reason is on record. */
    Manifest acquire() {
        try {
            Instant started = clock.instant();
            probeBucket();
            sayReady();
            Device device = findDevice();
            ImageWritten image = image(device);
            // Not closed after a failure: closing waits for a read that may never return, and the process ends anyway.
            device.close();
            return record(image, started);
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
        PartPlan plan = PartPlan.of(task.size());
        upload.open();
        log.say(
                "upload opened: s3://%s/%s, %d parts of up to %d bytes",
                task.evidenceBucket(), task.imageKey(), plan.count(), plan.partSize());
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

    private ImageWritten image(Device device) {
        log.say(
                "imaging begins: %s read in order, in slices of %d bytes, digests %s",
                device.description().path(), SliceRing.SLICE, task.digests());
        Instant began = clock.instant();
        try (ProgressReport progress = new ProgressReport(records)) {
            SliceRing ring = new SliceRing(SliceRing.SLICES, SliceRing.SLICE, alarm);
            ImageWritten image = new Imaging(upload, task.digests(), progress::add, ring, alarm).image(device);
            sayImaged(image, Duration.between(began, clock.instant()));
            return image;
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
                "S3's %s checksum %s (%s) equals ours, in %d parts",
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

    private Manifest record(ImageWritten image, Instant started) {
        SideFiles files = new SideFiles(task, objects);
        files.writeDigests(image);
        String parts = files.writeParts(image);
        Instant finished = clock.instant();
        log.say(
                "side files written; whole operation took %.1f s",
                Duration.between(started, finished).toMillis() / 1000.0);
        files.writeLog(log);
        Manifest manifest = Manifests.of(task, machine, image, parts, started, finished);
        files.writeManifest(manifest);
        log.say("manifest written: the image is whole");
        return manifest;
    }

    // Each step for itself: that one fails must not keep the others from being done.
    private void giveUp(Throwable failure) {
        alarm.raise("acquisition", failure);
        log.say("failed: %s: %s", CollectorFailure.reasonOf(failure), CollectorFailure.messageOf(failure));
        attempt("abort the upload", upload::abort);
        attempt("record the failure", () -> records.failed(failure));
    }

    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.say("could not %s: %s", what, e.getMessage());
        }
    }
}
