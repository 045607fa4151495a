package impound.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Time that stands still until a test moves it: hours pass at once, and tasks run in the order in which they fall due. */
public final class VirtualTime implements SandboxTime {
    private record Task(Instant due, long number, Runnable work) implements Comparable<Task> {
        @Override
        public int compareTo(Task other) {
            int order = due.compareTo(other.due);
            return order != 0 ? order : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Task> tasks = new PriorityQueue<>();
    private Instant now;
    private long numbers;

    public VirtualTime(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public Duration scaled(Duration modelTime) {
        return modelTime;
    }

    @Override
    public synchronized void after(Duration modelTime, Runnable task) {
        tasks.add(new Task(now.plus(modelTime), numbers++, task));
    }

    @Override
    public void afterByClock(Duration time, Runnable task) {
        after(time, task);
    }

    /** Time stands still for whoever waits, too. */
    @Override
    public Duration kept(Duration modelTime) {
        return Duration.ZERO;
    }

    /**
     * Lets time pass until the next task falls due, and runs that one.
     *
     * @return whether there was one
     */
    public boolean jump() {
        var task = next(Instant.MAX);
        if (task == null) {
            return false;
        }
        task.work().run();
        return true;
    }

    /** Lets this much time pass; a task that sets another one within it sees that run too. */
    public void advance(Duration duration) {
        var end = now().plus(duration);
        for (var task = next(end); task != null; task = next(end)) {
            task.work().run();
        }
        moveTo(end);
    }

    private synchronized Task next(Instant end) {
        var task = tasks.peek();
        if (task == null || task.due().isAfter(end)) {
            return null;
        }
        moveTo(task.due());
        return tasks.poll();
    }

    private synchronized void moveTo(Instant moment) {
        if (moment.isAfter(now)) {
            now = moment;
        }
    }

    @Override
    public synchronized void close() {
        tasks.clear();
    }
}
