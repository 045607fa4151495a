package impound.collector.report;

import impound.collector.CollectorFailure;
import impound.collector.Machine;
import impound.collector.ObjectStore;
import impound.collector.record.Failed;
import impound.collector.record.Progress;
import impound.collector.record.Ready;
import impound.collector.record.RecordJson;
import impound.collector.record.Task;
import java.time.Clock;

/** What the coordinator watches while we work: three small files in the work bucket. */
public record Records(Task task, Machine machine, ObjectStore objects, Clock clock) {

    public void ready() {
        write(
                "ready",
                new Ready(machine.instance(), task.volume(), task.attempt(), machine.version(), clock.instant()));
    }

    public void progress(long bytes) {
        write("progress", new Progress(machine.instance(), bytes, task.size(), clock.instant()));
    }

    /** The last word. */
    public void failed(Throwable failure) {
        write(
                "failed",
                new Failed(
                        machine.instance(),
                        CollectorFailure.reasonOf(failure),
                        CollectorFailure.messageOf(failure),
                        clock.instant()));
    }

    private void write(String name, Object record) {
        objects.put(task.workBucket(), task.recordPrefix() + name + ".json", RecordJson.write(record));
    }
}
