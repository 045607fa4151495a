package impound.collector.upload;

import impound.collector.Alarm;
import impound.collector.CollectorFailure;
import impound.collector.Lane;
import impound.collector.device.ByteSource;
import impound.collector.device.Slice;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The image on its way to S3: takes slices in order, and sends them as parts, several at a time. */
public final class ImageUpload {

    /** Enough connections that one slow one does not hold the disk up; performance.md found 8 to 16 the same. */
    private static final int IN_FLIGHT = 8;

    private final MultipartUpload upload;
    private final PartCutter cutter;
    private final PartPlan plan;
    private final LongConsumer acknowledged;
    private final Alarm alarm;
    private final Semaphore room = new Semaphore(IN_FLIGHT);
    private final Lane lane;

    /** @param acknowledged is told the size of each part that S3 has taken */
    public ImageUpload(
            MultipartUpload upload,
            PartPlan plan,
            ByteSource device,
            long ringCapacity,
            LongConsumer acknowledged,
            Alarm alarm) {
        this.upload = upload;
        this.cutter = new PartCutter(plan, ImageChecksum.of(upload.checksum()), device, ringCapacity);
        this.plan = plan;
        this.acknowledged = acknowledged;
        this.alarm = alarm;
        this.lane = Lane.start("parts", this::take, alarm);
    }

    public void send(Slice slice) {
        lane.send(slice);
    }

    /** All parts, when S3 has taken every one of them. */
    public List<PartList.Part> finish() {
        lane.finish();
        acquire(IN_FLIGHT, "S3 to take the last parts");
        alarm.check();
        return List.copyOf(cutter.parts());
    }

    /**
     * The object as S3 holds it.
     *
     * @throws CollectorFailure.StoredDiffers where that is not what was read
     */
    public MultipartUpload.Stored complete(List<PartList.Part> parts) {
        long sent = parts.stream().mapToLong(PartList.Part::size).sum();
        if (sent != plan.size()) {
            throw new CollectorFailure.ShortRead("sent %d of %d bytes".formatted(sent, plan.size()));
        }
        S3Checksum read = cutter.whole();
        MultipartUpload.Stored stored = upload.complete(parts, plan.size(), read);
        require("length", plan.size(), stored.size());
        require("checksum", read, stored.checksum());
        return stored;
    }

    private static void require(String what, Object read, Object stored) {
        if (!read.equals(stored)) {
            throw new CollectorFailure.StoredDiffers(
                    "%s of the stored image: expected %s, found %s".formatted(what, read, stored));
        }
    }

    private void take(Slice slice) {
        if (cutter.add(slice)) {
            PartList.Part part = cutter.cut(slice.end());
            acquire(1, "S3 to take a part before part " + part.number());
            send(part, cutter.body(part));
        }
    }

    private void send(PartList.Part part, PartBody body) {
        upload.send(part, new WatchedPart(body, alarm)).whenComplete((answer, error) -> {
            if (error != null) {
                alarm.raise("upload of part " + part.number(), error);
            } else {
                acknowledged.accept(part.size());
            }
            if (body instanceof HeldPart heldPart) {
                heldPart.release();
            }
            room.release();
        });
    }

    private void acquire(int permits, String what) {
        alarm.await(what, () -> room.tryAcquire(permits, Alarm.LOOK.toMillis(), TimeUnit.MILLISECONDS) ? room : null);
    }
}
