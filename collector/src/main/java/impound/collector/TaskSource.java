package impound.collector;

import com.fasterxml.jackson.core.JsonProcessingException;
import impound.collector.device.Pause;
import impound.collector.digest.Hashes;
import impound.collector.record.RecordJson;
import impound.collector.record.Task;
import impound.collector.record.TaskPointer;
import java.time.Duration;

/** Gets the task that user data points at, and no other: its bytes must have the SHA-256 that the pointer names. */
record TaskSource(ObjectStore objects, Pause pause) {

    /** A new instance's role may be refused for some seconds, until it is known everywhere in AWS. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofSeconds(2);

    Task fetch(String userData, String region) {
        TaskPointer pointer = pointer(userData);
        byte[] file = get(pointer);
        String found = Hashes.sha256(file);
        if (!found.equals(pointer.sha256())) {
            throw new CollectorFailure.TaskRefused("task s3://%s/%s: expected SHA-256 %s, found %s"
                    .formatted(pointer.bucket(), pointer.key(), pointer.sha256(), found));
        }
        return task(file, region);
    }

    private static TaskPointer pointer(String userData) {
        try {
            return RecordJson.MAPPER.readValue(userData, TaskPointer.class);
        } catch (JsonProcessingException e) {
            throw new CollectorFailure.TaskRefused("user data is no task pointer: " + e.getOriginalMessage());
        }
    }

    private static Task task(byte[] file, String region) {
        Task task;
        try {
            task = RecordJson.read(file, Task.class);
        } catch (IllegalArgumentException e) {
            throw new CollectorFailure.TaskRefused(e.getMessage());
        }
        if (!task.region().equals(region)) {
            throw new CollectorFailure.TaskRefused(
                    "task is for region %s, this machine is in %s".formatted(task.region(), region));
        }
        return task;
    }

    private byte[] get(TaskPointer pointer) {
        for (Duration waited = Duration.ZERO; ; waited = waited.plus(LOOK)) {
            try {
                return objects.get(pointer.bucket(), pointer.key());
            } catch (CollectorFailure.AccessRefused refused) {
                if (waited.compareTo(PATIENCE) >= 0) {
                    throw refused;
                }
                pause.pause(LOOK);
            }
        }
    }
}
