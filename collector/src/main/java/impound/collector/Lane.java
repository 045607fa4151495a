package impound.collector;

import impound.collector.device.Slice;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One thread that does one thing with every slice, in order. There is a lane for each flat digest and one for the parts,
 * so that a run is as fast as its slowest lane, not as their sum.
 */
public final class Lane {

    /** Slices that may wait in front of a lane; the ring of buffers bounds memory, this only spares wake-ups. */
    private static final int WAITING = 64;

    private static final Slice END = Slice.none();

    private final String name;
    private final Consumer<Slice> work;
    private final Alarm alarm;
    private final BlockingQueue<Slice> queue = new ArrayBlockingQueue<>(WAITING);
    private final CountDownLatch done = new CountDownLatch(1);

    private Lane(String name, Consumer<Slice> work, Alarm alarm) {
        this.name = name;
        this.work = work;
        this.alarm = alarm;
    }

    /** A lane whose thread is running. */
    public static Lane start(String name, Consumer<Slice> work, Alarm alarm) {
        Lane lane = new Lane(name, work, alarm);
        Thread thread = new Thread(lane::run, name);
        // Must not keep a failed collector alive.
        thread.setDaemon(true);
        thread.start();
        return lane;
    }

    /** Hands the slice over; its buffer stays in use until the lane has done its work on it. */
    public void send(Slice slice) {
        slice.retain();
        put(slice);
    }

    /** Returns when every slice that was sent has been worked on. */
    public void finish() {
        put(END);
        alarm.await(name + " to finish", () -> done.await(Alarm.LOOK.toMillis(), TimeUnit.MILLISECONDS) ? done : null);
        alarm.check();
    }

    private void put(Slice slice) {
        alarm.await(
                "room before " + name,
                () -> queue.offer(slice, Alarm.LOOK.toMillis(), TimeUnit.MILLISECONDS) ? slice : null);
    }

    // Throwable, not Exception: a thread that runs out of memory must fail the run as well.
    private void run() {
        try {
            for (Slice slice = next(); slice != END; slice = next()) {
                work.accept(slice);
                slice.release();
            }
            done.countDown();
        } catch (Throwable e) {
            alarm.raise(name, e);
        }
    }

    private Slice next() {
        return alarm.await("bytes for " + name, () -> queue.poll(Alarm.LOOK.toMillis(), TimeUnit.MILLISECONDS));
    }
}
